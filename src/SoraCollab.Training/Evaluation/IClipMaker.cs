using SoraCollab.Training.Datasets;
using static TorchSharp.torch;

namespace SoraCollab.Training.Evaluation;

/// <summary>Makes clips from prompts, by whatever road.</summary>
internal interface IClipMaker : IDisposable
{
    /// <summary>What makes them, for people.</summary>
    string Name { get; }

    /// <summary>Steps, guidance and road, for people.</summary>
    string Settings { get; }

    /// <summary>Size of the clips it makes.</summary>
    ClipFormat Format { get; }

    /// <summary>One clip for each prompt; the first has the first seed, the next the next.</summary>
    /// <returns>[clips, frames, height, width, 3] in -1..1.</returns>
    Tensor Make(IReadOnlyList<string> prompts, ulong firstSeed, CancellationToken cancellationToken);
}
