using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.Diffusion.Models;

/// <summary>How many pixels and frames one latent cell stands for.</summary>
/// <param name="Space">Pixels along each side.</param>
/// <param name="Time">Frames; the first latent frame stands for one only.</param>
public readonly record struct CompressionRatios(int Space, int Time)
{
    /// <summary>The ratios of an AutoencoderKLLTXVideo.</summary>
    internal static CompressionRatios FromConfig(ModelConfig config)
    {
        LtxVaeConfig shape = LtxVaeConfig.Parse(config);
        return new CompressionRatios(shape.SpatialCompression, shape.TemporalCompression);
    }
}
