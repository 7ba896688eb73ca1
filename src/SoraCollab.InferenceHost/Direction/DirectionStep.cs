using SoraCollab.Diffusion.Latents;

namespace SoraCollab.InferenceHost.Direction;

/// <summary>A denoising step of a take, whatever verb makes it.</summary>
/// <param name="Step">Steps done in all, from 1.</param>
/// <param name="StepCount">Steps in all.</param>
/// <param name="Preview">What there is to see.</param>
/// <param name="PreviewFrameCount">Frames of the take that the preview stands for.</param>
/// <param name="Checkpoint">From here the run can go on elsewhere; null where it cannot.</param>
/// <param name="Duration">What the step took.</param>
internal sealed record DirectionStep(int Step, int StepCount, PreviewClip Preview, int PreviewFrameCount, DirectionCheckpoint? Checkpoint, TimeSpan Duration)
{
    /// <summary>Noise level that the step started from, 1 to 0; null where tiles are at levels of their own.</summary>
    public float? Sigma { get; init; }
}
