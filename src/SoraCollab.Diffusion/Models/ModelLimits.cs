namespace SoraCollab.Diffusion.Models;

/// <summary>Which clips a model is asked for: multiples that its autoencoder needs, and the range it was made for.</summary>
public sealed record ModelLimits
{
    /// <summary>Width and height are multiples of this many pixels.</summary>
    public int SizeMultiple { get; init; } = 32;

    /// <summary>Smallest width and height in pixels.</summary>
    public int MinSize { get; init; } = 32;

    /// <summary>Largest width and height in pixels.</summary>
    public int MaxSize { get; init; } = 2048;

    /// <summary>A clip has a multiple of this many frames, plus one.</summary>
    public int FrameMultiple { get; init; } = 8;

    /// <summary>Most frames in a clip.</summary>
    public int MaxFrameCount { get; init; } = 257;

    /// <summary>Slowest and fastest frame rate that positions in time are trained for, frames per second.</summary>
    public double MinFrameRate { get; init; } = 1;

    /// <summary>Fastest frame rate, frames per second.</summary>
    public double MaxFrameRate { get; init; } = 60;

    /// <summary>Most latent tokens of a clip: latent frames x rows x columns.</summary>
    public int MaxTokens { get; init; } = 65_536;

    /// <summary>Most denoising steps.</summary>
    public int MaxSteps { get; init; } = 200;

    /// <summary>Strongest classifier-free guidance.</summary>
    public double MaxGuidanceScale { get; init; } = 30;
}
