using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Diffusion.Refinement;

/// <summary>Frames that have their size and shall have the detail that goes with it.</summary>
public sealed record RefinementRequest
{
    /// <summary>Words, sampling and seed; size and length are those of the frames.</summary>
    public required VideoRequest Clip { get; init; }

    /// <summary>The frames.</summary>
    public required KnownFrames Frames { get; init; }

    /// <summary>How much is made new, above 0 to 1.</summary>
    public double Strength { get; init; } = 0.15;

    /// <summary>For how many frames each tile of a single picture is held while it is refined, of which the middle one counts; 1 for clips.</summary>
    public int HeldFrames { get; init; } = 1;

    /// <summary>Where an earlier run of this very request got to; the frames are then no longer looked at.</summary>
    public RefinementCheckpoint? Resume { get; init; }
}
