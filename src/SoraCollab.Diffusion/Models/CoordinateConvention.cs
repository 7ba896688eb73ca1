namespace SoraCollab.Diffusion.Models;

/// <summary>How latent frames lie in time; the two conventions of LTX-Video checkpoints.</summary>
public enum CoordinateConvention
{
    /// <summary>Latent frame f lies at r·f frames (diffusers' LTXPipeline).</summary>
    Grid,

    /// <summary>Latent frame f lies at max(0, r·f - r + 1) frames, where its first picture is (diffusers' LTXConditionPipeline).</summary>
    Causal,
}
