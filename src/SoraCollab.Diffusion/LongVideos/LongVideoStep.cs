using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.LongVideos;

/// <summary>What is told after each denoising step of a clip that may take several windows.</summary>
/// <param name="Step">Steps done in all windows, from 1.</param>
/// <param name="StepCount">Steps of all windows.</param>
/// <param name="Preview">What is made so far, with the clean frames that the network expects at the moment.</param>
/// <param name="PreviewFrameCount">Frames of the clip that the preview stands for.</param>
/// <param name="Checkpoint">From here the run can go on elsewhere.</param>
/// <param name="Duration">What the step took.</param>
public sealed record LongVideoStep(int Step, int StepCount, PreviewClip Preview, int PreviewFrameCount, LongVideoCheckpoint Checkpoint, TimeSpan Duration)
{
    /// <summary>Noise level that the step started from, 1 to 0.</summary>
    public float Sigma { get; init; }
}
