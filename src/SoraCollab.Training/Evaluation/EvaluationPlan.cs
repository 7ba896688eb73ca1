namespace SoraCollab.Training.Evaluation;

/// <summary>How much is measured.</summary>
/// <param name="Prompts">Clips generated from captions of scenes that training never saw; seeds 0, 1, ...</param>
/// <param name="HeldOut">The same with pairs of attributes that training never saw; 0 for none.</param>
/// <param name="Rendered">Rendered clips that generated ones are compared with.</param>
/// <param name="Part">Name of the part of the world.</param>
/// <param name="Shrink">Rendered clips are drawn larger by this and averaged down.</param>
/// <param name="Threads">For rendering.</param>
internal sealed record EvaluationPlan(int Prompts, int HeldOut, int Rendered, string Part, int Shrink, int Threads);
