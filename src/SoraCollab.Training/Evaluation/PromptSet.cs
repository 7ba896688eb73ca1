using SoraCollab.Training.World;
using static TorchSharp.torch;

namespace SoraCollab.Training.Evaluation;

/// <summary>Generated clips of one set of prompts, and how they were read.</summary>
/// <param name="Name">Of the set, for people.</param>
/// <param name="Scenes">What was asked for.</param>
/// <param name="Prompts">In words.</param>
/// <param name="Clips">[clips, frames, height, width, 3] in -1..1.</param>
/// <param name="Reading">What the classifier read off the clips.</param>
/// <param name="Meant">The classes of the scenes.</param>
/// <param name="Generated">How often the generated clips were read as meant.</param>
/// <param name="Rendered">The same of rendered clips of the same scenes: what the classifier itself can do.</param>
/// <param name="Decoded">The same of those after the autoencoder: what the transformer could at best reach.</param>
internal sealed record PromptSet(
    string Name,
    IReadOnlyList<Scene> Scenes,
    IReadOnlyList<string> Prompts,
    Tensor Clips,
    ClipReading Reading,
    IReadOnlyList<long[]> Meant,
    AttributeAccuracy Generated,
    AttributeAccuracy Rendered,
    AttributeAccuracy Decoded);
