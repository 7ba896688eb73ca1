using SoraCollab.Diffusion.LongVideos;

namespace SoraCollab.InferenceHost.Direction;

/// <summary>Consecutive frames of a take: kept ones of its footage as they are, or some of a piece that was made.</summary>
/// <param name="Kept">Frames of footage; null for made ones.</param>
/// <param name="Piece">Which piece, from 0.</param>
/// <param name="First">The first frame of the piece.</param>
/// <param name="Count">How many.</param>
internal sealed record PlanPart(KnownFrames? Kept, int Piece, int First, int Count)
{
    public static PlanPart Of(KnownFrames kept) => new(kept, -1, 0, kept.FrameCount);
}
