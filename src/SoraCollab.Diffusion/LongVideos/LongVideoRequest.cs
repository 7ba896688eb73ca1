using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Diffusion.LongVideos;

/// <summary>A clip of any length, made from nothing, around known frames, or from a source.</summary>
public sealed record LongVideoRequest
{
    /// <summary>The longest clip in seconds; one frame more is let pass.</summary>
    public const int MaximumSeconds = 60;

    /// <summary>Words, size, sampling and seed. Its frame count is that of the whole clip: any number from 1. It has no conditions, source or checkpoint of its own.</summary>
    public required VideoRequest Clip { get; init; }

    /// <summary>Frames that come right before the clip, which goes on from the last of them.</summary>
    public KnownFrames? Before { get; init; }

    /// <summary>Frames that come right after the clip, which runs into the first of them.</summary>
    public KnownFrames? After { get; init; }

    /// <summary>Pictures that it is held by.</summary>
    public IReadOnlyList<HeldPicture> Pictures { get; init; } = [];

    /// <summary>A clip of as many frames to start from in place of noise.</summary>
    public KnownFrames? Source { get; init; }

    /// <summary>How far the source may change, above 0 to 1.</summary>
    public double SourceStrength { get; init; } = 1;

    /// <summary>How the source is edited in place of being covered with noise once; null for that.</summary>
    public FlowEdit? Edit { get; init; }

    /// <summary>Prompts that hold from a frame on; before the first of them that of <see cref="Clip"/> does.</summary>
    public IReadOnlyList<TimedPrompt> Prompts { get; init; } = [];

    /// <summary>Most frames to denoise at once; null for all of a clip that the model takes at once, and for the longest format it was trained on where the clip is longer.</summary>
    public int? WindowFrameCount { get; init; }

    /// <summary>Frames that a window sees of what came before; null for about a third of a window.</summary>
    public int? OverlapFrameCount { get; init; }

    /// <summary>
    /// How far each window's colours are brought back to those of the first, or of the frames that are gone on from: 0 not at
    /// all, 1 wholly. A new prompt sets new colours.
    /// </summary>
    public double ColourAnchor { get; init; } = 1;

    /// <summary>Where an earlier run of this very request got to.</summary>
    public LongVideoCheckpoint? Resume { get; init; }
}
