using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>What is told after each denoising step.</summary>
/// <param name="Step">Steps done, from 1.</param>
/// <param name="StepCount">Steps in all.</param>
/// <param name="Sigma">Noise level that the step started from, 1 to 0.</param>
/// <param name="Preview">The clean clip that the network expects at the moment.</param>
/// <param name="Checkpoint">From here the run can go on elsewhere.</param>
/// <param name="Duration">What the step took.</param>
public sealed record DenoisingStep(int Step, int StepCount, float Sigma, PreviewClip Preview, DenoisingCheckpoint Checkpoint, TimeSpan Duration)
{
    /// <summary>[F·H·W,C] tokens of that clean clip.</summary>
    internal ReadOnlyMemory<float> Predicted { get; init; }
}
