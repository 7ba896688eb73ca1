namespace SoraCollab.Diffusion.Models;

/// <summary>What a request uses where the author chose nothing.</summary>
public sealed record SamplingDefaults
{
    /// <summary>Denoising steps.</summary>
    public int Steps { get; init; } = 40;

    /// <summary>Classifier-free guidance; 1 turns it off.</summary>
    public double GuidanceScale { get; init; } = 3;

    /// <summary>Guidance of the expert for low noise, in models that have one; null for that of the other.</summary>
    public double? LowNoiseGuidanceScale { get; init; }

    /// <summary>What the clip shall not look like.</summary>
    public string NegativePrompt { get; init; } = "";
}
