namespace SoraCollab.Diffusion.Latents;

/// <summary>What noise is drawn for; each has numbers of its own under one seed.</summary>
public enum NoiseStream
{
    /// <summary>The latents that denoising starts from.</summary>
    Initial = 0,

    /// <summary>The posterior of encoded conditions.</summary>
    Posterior = 1,

    /// <summary>Noise that stands for frames which a condition adds.</summary>
    Condition = 2,

    /// <summary>Noise mixed in before decoding.</summary>
    Decoding = 3,

    /// <summary>What firmly held frames are shaken by at each step.</summary>
    Shake = 5,

    /// <summary>Noise that layers of a decoder add.</summary>
    DecoderLayers = 6,

    /// <summary>Clips that a preview map is fitted to.</summary>
    Preview = 4,

    /// <summary>What the source of an edit is covered with at each step.</summary>
    Edit = 7,
}
