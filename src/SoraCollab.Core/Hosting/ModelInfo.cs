using SoraCollab.Core.Storyboards;

namespace SoraCollab.Core.Hosting;

/// <summary>What a model can do, as its host announces it.</summary>
public sealed record ModelInfo
{
    /// <summary>The model's name, unique on its host: the name of its folder.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of its weights, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Width and height must be multiples of this many pixels.</summary>
    public required int SizeMultiple { get; init; }

    /// <summary>Smallest width or height in pixels.</summary>
    public required int MinimumSize { get; init; }

    /// <summary>Largest width in pixels.</summary>
    public required int MaximumWidth { get; init; }

    /// <summary>Largest height in pixels.</summary>
    public required int MaximumHeight { get; init; }

    /// <summary>The frame count less one must be a multiple of this.</summary>
    public required int FrameMultiple { get; init; }

    /// <summary>Most frames in one take.</summary>
    public required int MaximumFrameCount { get; init; }

    /// <summary>The format it is best at.</summary>
    public required ShotFormat DefaultFormat { get; init; }

    /// <summary>Denoising steps where an order names none.</summary>
    public required int DefaultSteps { get; init; }

    /// <summary>Most denoising steps.</summary>
    public int MaximumSteps { get; init; } = 1000;

    /// <summary>Guidance where an order names none; 1 is none.</summary>
    public required double DefaultGuidanceScale { get; init; }

    /// <summary>The words it was trained on, as the JSON of its vocabulary file; null where it reads free text.</summary>
    public string? VocabularyJson { get; init; }
}
