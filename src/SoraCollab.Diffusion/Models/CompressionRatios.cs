using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.Diffusion.Models;

/// <summary>How many pixels and frames one latent cell stands for.</summary>
/// <param name="Space">Pixels along each side.</param>
/// <param name="Time">Frames; the first latent frame stands for one only.</param>
public readonly record struct CompressionRatios(int Space, int Time)
{
    /// <summary>The ratios of an AutoencoderKLLTXVideo: the patch, halved once by each scaling block (unless the file names them).</summary>
    internal static CompressionRatios FromConfig(ModelConfig config)
    {
        int scalings = config.Booleans("spatio_temporal_scaling").Count(scaling => scaling);
        int Ratio(string name, string patch) => config.Has(name) ? config.Integer(name) : config.Integer(patch) << scalings;
        return new CompressionRatios(Ratio("spatial_compression_ratio", "patch_size"), Ratio("temporal_compression_ratio", "patch_size_t"));
    }
}
