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

    /// <summary>Throws unless the model can make a take of the format in that many steps.</summary>
    /// <param name="format">Frame and length.</param>
    /// <param name="steps">Denoising steps, or null for the model's own.</param>
    /// <exception cref="InvalidFormatException">It cannot make the format; the message says what it can.</exception>
    /// <exception cref="InvalidSamplingException">It cannot take that many steps; the message says how many it can.</exception>
    public void Check(ShotFormat format, int? steps = null)
    {
        CheckSize("width", format.Width, MaximumWidth);
        CheckSize("height", format.Height, MaximumHeight);
        if (format.FrameCount < 1 || format.FrameCount > MaximumFrameCount || (format.FrameCount - 1) % FrameMultiple != 0)
            throw new InvalidFormatException(
                $"The model {Name} cannot make {format.FrameCount} frames: it makes 1, {1 + FrameMultiple}, {1 + (2 * FrameMultiple)} and so on, up to {MaximumFrameCount}.");
        if (steps < 1 || steps > MaximumSteps)
            throw new InvalidSamplingException($"The model {Name} cannot take {steps} steps: it takes 1 to {MaximumSteps}.");
    }

    private void CheckSize(string name, int value, int most)
    {
        if (value < MinimumSize || value > most || value % SizeMultiple != 0)
            throw new InvalidFormatException(
                $"The model {Name} cannot make a {name} of {value}: it makes multiples of {SizeMultiple} from {MinimumSize} to {most} pixels.");
    }
}
