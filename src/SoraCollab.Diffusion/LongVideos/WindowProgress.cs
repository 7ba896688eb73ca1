using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Diffusion.LongVideos;

/// <summary>Tells a window's steps as steps of the whole clip.</summary>
/// <param name="progress">Who is told.</param>
/// <param name="strip">What is known so far.</param>
/// <param name="preview">Draws latents.</param>
/// <param name="place">Where the window stands.</param>
/// <param name="made">The strip before this window, for checkpoints.</param>
internal sealed class WindowProgress(IProgress<LongVideoStep>? progress, VideoStrip strip, LatentPreview preview, WindowPlace place, float[] made) : IProgress<DenoisingStep>
{
    public void Report(DenoisingStep value)
    {
        (float[] tokens, LatentShape shape, int frames) = strip.Preview(place.Window, value.Predicted.Span);
        progress?.Report(new LongVideoStep(
            place.StepsBefore + value.Step,
            place.StepCount,
            preview.Draw(tokens, shape),
            frames,
            new LongVideoCheckpoint(place.Index, made, value.Checkpoint),
            value.Duration) { Sigma = value.Sigma });
    }
}
