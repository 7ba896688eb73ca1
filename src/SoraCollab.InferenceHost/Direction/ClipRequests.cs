using SoraCollab.Core.Jobs;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.InferenceHost.Direction;

/// <summary>Orders as the engine reads them.</summary>
internal static class ClipRequests
{
    /// <summary>Words, format, sampling and seed of an order.</summary>
    public static VideoRequest Of(JobOrder order) => new()
    {
        Prompt = order.Prompt,
        NegativePrompt = order.NegativePrompt,
        Width = order.Format.Width,
        Height = order.Format.Height,
        FrameCount = order.Format.FrameCount,
        FrameRate = order.Format.FrameRate,
        Steps = order.Steps,
        GuidanceScale = order.GuidanceScale,
        Seed = order.Seed,
    };
}
