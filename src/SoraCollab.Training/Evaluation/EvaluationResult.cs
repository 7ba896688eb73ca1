namespace SoraCollab.Training.Evaluation;

/// <summary>All figures of one evaluation.</summary>
/// <param name="Model">What was evaluated.</param>
/// <param name="Settings">How its clips were made.</param>
/// <param name="Sets">Ordinary prompts, and those with pairs never trained on.</param>
/// <param name="Distance">Fréchet distance of the first set's clips from rendered ones.</param>
/// <param name="Floor">The same of rendered clips, as many, of other scenes.</param>
/// <param name="DistanceClips">How many were compared with how many.</param>
/// <param name="Autoencoder">Over the rendered clips of the first set's scenes.</param>
internal sealed record EvaluationResult(
    string Model,
    string Settings,
    IReadOnlyList<PromptSet> Sets,
    double Distance,
    double Floor,
    (int Generated, int Rendered) DistanceClips,
    Reconstruction Autoencoder);
