using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>A finished clip.</summary>
public sealed record GeneratedVideo
{
    /// <summary>Pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Frames.</summary>
    public required int FrameCount { get; init; }

    /// <summary>Frames per second.</summary>
    public required double FrameRate { get; init; }

    /// <summary>[frames, height, width, 3] bytes.</summary>
    public required byte[] Rgb24 { get; init; }

    /// <summary>[C,F,H,W] the denoised latents as the transformer sees them (normalised).</summary>
    public required float[] Latents { get; init; }

    /// <summary>The latents' shape.</summary>
    public required LatentShape LatentShape { get; init; }

    /// <summary>How it was made.</summary>
    public required GenerationFacts Facts { get; init; }

    /// <summary>One frame, [height, width, 3] bytes.</summary>
    public ReadOnlySpan<byte> Frame(int index) => Rgb24.AsSpan(index * Width * Height * 3, Width * Height * 3);
}
