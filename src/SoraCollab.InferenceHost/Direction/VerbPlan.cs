using SoraCollab.Diffusion.LongVideos;

namespace SoraCollab.InferenceHost.Direction;

/// <summary>What has to be made for a verb, and how the take is put together from it.</summary>
/// <param name="Pieces">The clips to make.</param>
/// <param name="Parts">The take's frames in their order.</param>
internal sealed record VerbPlan(IReadOnlyList<LongVideoRequest> Pieces, IReadOnlyList<PlanPart> Parts)
{
    /// <summary>Whether the take is one piece that nothing known surrounds, whose latents are the take's.</summary>
    public bool IsOnePiece => Pieces is [{ Before: null, After: null }] && Parts.Count == 1;
}
