namespace SoraCollab.Diffusion.Models;

/// <summary>Values of the last step of decoders that denoise a little themselves (LTX-Video 0.9.1 and later).</summary>
public sealed record DecodingDefaults
{
    /// <summary>The timestep told to the decoder, 0 to 1.</summary>
    public double Timestep { get; init; } = 0.05;

    /// <summary>How much noise is mixed into the latents before decoding, 0 to 1.</summary>
    public double NoiseScale { get; init; } = 0.025;
}
