using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.ModelCompiler.Folders;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.Diffusion.Latents;

/// <summary>
/// Mean and spread of each latent channel. The transformer sees (z - mean)·scale/std, the autoencoder z. LTX-Video keeps
/// them among the autoencoder's weights (<c>latents_mean</c>, <c>latents_std</c>), Wan in its configuration.
/// </summary>
public sealed class LatentStatistics
{
    private readonly float[] mean;
    private readonly float[] spread;

    /// <summary>Statistics of given values.</summary>
    /// <param name="mean">Mean of each channel.</param>
    /// <param name="deviation">Standard deviation of each channel.</param>
    /// <param name="scalingFactor">The autoencoder's scaling_factor.</param>
    public LatentStatistics(float[] mean, float[] deviation, float scalingFactor)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(deviation.Length, mean.Length);
        this.mean = mean;
        spread = [.. deviation.Select(value => value / scalingFactor)];
    }

    /// <summary>Channels of a latent cell.</summary>
    public int Channels => mean.Length;

    /// <summary>Reads an autoencoder's folder.</summary>
    /// <exception cref="InvalidModelException">The values are missing, or are not one for each latent channel.</exception>
    public static LatentStatistics Read(string autoencoderFolder) => Read(ModelComponent.Open(autoencoderFolder, ModelFolder.LtxVaeClass));

    /// <summary>Reads an autoencoder.</summary>
    /// <exception cref="InvalidModelException">The values are missing, or are not one for each latent channel.</exception>
    public static LatentStatistics Read(ModelComponent autoencoder)
    {
        ModelConfig config = autoencoder.Config;
        if (autoencoder.ClassName == WanFolder.VaeClass)
        {
            WanVaeConfig shape = WanVaeConfig.Parse(config);
            return new LatentStatistics([.. shape.LatentMeans.Select(value => (float)value)], [.. shape.LatentDeviations.Select(value => (float)value)], 1);
        }

        int channels = config.Integer("latent_channels");
        using WeightsFolder weights = autoencoder.OpenWeights();
        weights.Tensor("latents_mean", channels);
        weights.Tensor("latents_std", channels);
        return new LatentStatistics(weights.ToSingles("latents_mean"), weights.ToSingles("latents_std"), (float)config.Number("scaling_factor", 1));
    }

    /// <summary>From the autoencoder's values to the transformer's, in place; [C,F,H,W].</summary>
    public void Normalise(Span<float> latents, LatentShape shape)
    {
        int cells = Cells(latents, shape);
        for (int channel = 0; channel < mean.Length; channel++)
        {
            foreach (ref float value in latents.Slice(channel * cells, cells))
            {
                value = (value - mean[channel]) / spread[channel];
            }
        }
    }

    /// <summary>From the transformer's values to the autoencoder's, in place; [C,F,H,W].</summary>
    public void Denormalise(Span<float> latents, LatentShape shape)
    {
        int cells = Cells(latents, shape);
        for (int channel = 0; channel < mean.Length; channel++)
        {
            foreach (ref float value in latents.Slice(channel * cells, cells))
            {
                value = (value * spread[channel]) + mean[channel];
            }
        }
    }

    private int Cells(Span<float> latents, LatentShape shape)
    {
        if (shape.Channels != mean.Length || latents.Length != shape.ValueCount)
        {
            throw new ArgumentException($"{latents.Length} values of {shape} were given; latents have {mean.Length} channels here.");
        }

        return shape.TokenCount;
    }
}
