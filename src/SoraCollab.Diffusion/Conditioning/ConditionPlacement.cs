namespace SoraCollab.Diffusion.Conditioning;

/// <summary>How pictures that are known after the clip's first frame reach the transformer.</summary>
public enum ConditionPlacement
{
    /// <summary>
    /// As tokens of their own at the same coordinates; of longer pieces the first two latent frames only, the rest in place
    /// (diffusers' LTXConditionPipeline).
    /// </summary>
    Beside,

    /// <summary>In the clip's own tokens, for models that were trained with known frames there; a picture is held for a whole latent frame.</summary>
    InPlace,
}
