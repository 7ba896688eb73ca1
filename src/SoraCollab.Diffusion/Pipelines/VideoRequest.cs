using SoraCollab.Diffusion.Conditioning;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>One clip to make.</summary>
public sealed record VideoRequest
{
    /// <summary>What the clip shows.</summary>
    public required string Prompt { get; init; }

    /// <summary>What it shall not look like; null takes the model's default.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Frames; a multiple of the model's frame multiple, plus one.</summary>
    public required int FrameCount { get; init; }

    /// <summary>Frames per second.</summary>
    public required double FrameRate { get; init; }

    /// <summary>Denoising steps; null takes the model's default.</summary>
    public int? Steps { get; init; }

    /// <summary>Classifier-free guidance, from 1 (none); null takes the model's default.</summary>
    public double? GuidanceScale { get; init; }

    /// <summary>Guidance of the expert for low noise, in models that have one; null takes <see cref="GuidanceScale"/>, or the model's default where that is null too.</summary>
    public double? LowNoiseGuidanceScale { get; init; }

    /// <summary>Decides all noise.</summary>
    public ulong Seed { get; init; }

    /// <summary>[C,F,H,W] noise to start from in place of the seed's.</summary>
    public float[]? InitialNoise { get; init; }

    /// <summary>A clip to start from in place of pure noise.</summary>
    public SourceLatents? Source { get; init; }

    /// <summary>Frames that are known.</summary>
    public IReadOnlyList<FrameCondition> Conditions { get; init; } = [];

    /// <summary>Where an earlier run of this very request got to.</summary>
    public DenoisingCheckpoint? Resume { get; init; }
}
