using SoraCollab.Diffusion.Models;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.Diffusion.Latents;

/// <summary>How an autoencoder lays out a clip.</summary>
/// <param name="Channels">Values of a latent cell.</param>
/// <param name="Ratios">Pixels and frames of a cell.</param>
public sealed record LatentGeometry(int Channels, CompressionRatios Ratios)
{
    /// <summary>Reads the configuration of an autoencoder's folder.</summary>
    public static LatentGeometry Read(string autoencoderFolder) => Read(ModelComponent.Open(autoencoderFolder, ModelFolder.LtxVaeClass));

    /// <summary>Reads the configuration of an autoencoder.</summary>
    public static LatentGeometry Read(ModelComponent autoencoder)
    {
        ModelConfig config = autoencoder.Config;
        if (autoencoder.ClassName == WanFolder.VaeClass)
        {
            WanVaeConfig shape = WanVaeConfig.Parse(config);
            return new LatentGeometry(shape.LatentChannels, new CompressionRatios(shape.SpatialCompression, shape.TemporalCompression));
        }

        return new LatentGeometry(config.Integer("latent_channels"), CompressionRatios.FromConfig(config));
    }

    /// <summary>The latents of a clip.</summary>
    /// <exception cref="ArgumentException">The size or length is not one that the autoencoder can represent.</exception>
    public LatentShape ShapeOf(int width, int height, int frames) =>
        width > 0 && height > 0 && frames > 0 && width % Ratios.Space == 0 && height % Ratios.Space == 0 && (frames - 1) % Ratios.Time == 0
            ? new LatentShape(Channels, ((frames - 1) / Ratios.Time) + 1, height / Ratios.Space, width / Ratios.Space)
            : throw new ArgumentException($"A clip of {width}x{height} pixels and {frames} frames does not fit: sizes are multiples of {Ratios.Space}, lengths multiples of {Ratios.Time} plus one.");
}
