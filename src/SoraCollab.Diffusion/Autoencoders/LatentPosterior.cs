using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.Autoencoders;

/// <summary>What an encoder says of a clip: a Gaussian for each latent value.</summary>
/// <param name="Shape">The latents' shape.</param>
/// <param name="Mean">[C,F,H,W] means.</param>
/// <param name="LogVariance">[C,F,H,W] logarithms of the variances.</param>
public sealed record LatentPosterior(LatentShape Shape, float[] Mean, float[] LogVariance)
{
    /// <summary>mean + deviation·noise; the logarithm of the variance is cut to -30 to 20 as in diffusers.</summary>
    /// <param name="noise">[C,F,H,W] values of mean 0 and variance 1.</param>
    public float[] Sample(ReadOnlySpan<float> noise)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(noise.Length, Mean.Length);
        var sample = new float[Mean.Length];
        for (int i = 0; i < sample.Length; i++)
        {
            sample[i] = Mean[i] + (MathF.Exp(0.5f * Math.Clamp(LogVariance[i], -30, 20)) * noise[i]);
        }

        return sample;
    }
}
