using SoraCollab.Core.Verbs;
using SoraCollab.Diffusion.LongVideos;

namespace SoraCollab.InferenceHost.Direction;

/// <summary>Consecutive frames of a take: kept ones of its footage as they are, or some of a piece that was made.</summary>
/// <param name="Kept">Frames of footage; null for made ones.</param>
/// <param name="Piece">Which piece, from 0.</param>
/// <param name="First">The first frame of the piece.</param>
/// <param name="Count">How many.</param>
internal sealed record PlanPart(KnownFrames? Kept, int Piece, int First, int Count)
{
    /// <summary>The piece that this one dissolves into, frame by frame; null where it stands alone.</summary>
    public int? Into { get; init; }

    /// <summary>How the other one gains on it.</summary>
    public InfluenceCurve Curve { get; init; } = InfluenceCurve.Even;

    public static PlanPart Of(KnownFrames kept) => new(kept, -1, 0, kept.FrameCount);
}
