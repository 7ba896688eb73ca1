using System.Globalization;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;

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

    /// <summary>Most frames in one take. More than <see cref="WindowFrameCount"/> where the host makes long takes window by window.</summary>
    public required int MaximumFrameCount { get; init; }

    /// <summary>Most frames denoised at once; null for <see cref="MaximumFrameCount"/>.</summary>
    public int? WindowFrameCount { get; init; }

    /// <summary>Lowest frame rate in frames per second.</summary>
    public double MinimumFrameRate { get; init; } = ShotFormatRules.MinimumFrameRate;

    /// <summary>Highest frame rate in frames per second.</summary>
    public double MaximumFrameRate { get; init; } = ShotFormatRules.MaximumFrameRate;

    /// <summary>Most latent tokens denoised at once: latent frames x rows x columns.</summary>
    public int MaximumTokens { get; init; } = 65_536;

    /// <summary>Pixels along each side of a token; null for <see cref="SizeMultiple"/>.</summary>
    public int? TokenSize { get; init; }

    /// <summary>Frames that a token stands for, the first frame's having one only; null for <see cref="FrameMultiple"/>.</summary>
    public int? TokenFrames { get; init; }

    /// <summary>The format it is best at.</summary>
    public required ShotFormat DefaultFormat { get; init; }

    /// <summary>Denoising steps where an order names none.</summary>
    public required int DefaultSteps { get; init; }

    /// <summary>Most denoising steps.</summary>
    public int MaximumSteps { get; init; } = 1000;

    /// <summary>Guidance where an order names none; 1 is none.</summary>
    public required double DefaultGuidanceScale { get; init; }

    /// <summary>Strongest guidance.</summary>
    public double MaximumGuidanceScale { get; init; } = 30;

    /// <summary>What its host can do with it, by <see cref="TakeVerb.Name"/>.</summary>
    public ValueList<string> Verbs { get; init; } = [NewTake.Kind];

    /// <summary>The words it was trained on, as the JSON of its vocabulary file; null where it reads free text.</summary>
    public string? VocabularyJson { get; init; }

    /// <summary>Most frames of a size that are denoised at once: within the window and the most tokens. 0 where not even one is.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    public int WindowFrameCountAt(int width, int height)
    {
        var cell = TokenSize ?? SizeMultiple;
        var tokens = (long)(width / cell) * (height / cell);
        if (tokens > MaximumTokens) return 0;
        if (tokens == 0) return WindowFrameCount ?? MaximumFrameCount;
        var most = 1 + (((MaximumTokens / tokens) - 1) * (TokenFrames ?? FrameMultiple));
        var window = Math.Min(most, WindowFrameCount ?? MaximumFrameCount);
        return (int)(1 + ((window - 1) / FrameMultiple * FrameMultiple));
    }

    /// <summary>Throws unless the model can make a take of the format, from nothing, in that many steps with that guidance.</summary>
    /// <param name="format">Frame and length.</param>
    /// <param name="steps">Denoising steps, or null for the model's own.</param>
    /// <param name="guidanceScale">Guidance, or null for the model's own.</param>
    /// <exception cref="InvalidFormatException">It cannot make the format; the message says what it can.</exception>
    /// <exception cref="InvalidSamplingException">It cannot take the steps or the guidance; the message says what it can.</exception>
    public void Check(ShotFormat format, int? steps = null, double? guidanceScale = null)
    {
        if (format.FrameCount >= 1 && (format.FrameCount - 1) % FrameMultiple != 0)
            throw Refuse($"The model {Name} cannot make {format.FrameCount} frames: it makes 1, {1 + FrameMultiple}, {1 + (2 * FrameMultiple)} and so on, up to {MaximumFrameCount}.");
        CheckAnyLength(format);
        CheckSampling(steps, guidanceScale);
    }

    /// <summary>As <see cref="Check"/>, but any number of frames will do: of takes made around footage, what is over is left away.</summary>
    /// <param name="format">Frame and length.</param>
    /// <exception cref="InvalidFormatException">It cannot make the format; the message says what it can.</exception>
    public void CheckAnyLength(ShotFormat format)
    {
        CheckSize("width", format.Width, MaximumWidth);
        CheckSize("height", format.Height, MaximumHeight);
        if (!(format.FrameRate >= MinimumFrameRate && format.FrameRate <= MaximumFrameRate))
            throw Refuse($"The model {Name} cannot make {format.FrameRate} frames per second: it makes {MinimumFrameRate} to {MaximumFrameRate}.");
        if (format.FrameCount < 1 || format.FrameCount > MaximumFrameCount)
            throw Refuse($"The model {Name} cannot make {format.FrameCount} frames: it makes up to {MaximumFrameCount} frames.");
        var seconds = (format.FrameCount - 1) / format.FrameRate;
        if (seconds > ShotFormatRules.MaximumSeconds)
            throw Refuse($"A take of {format.FrameCount} frames at {format.FrameRate} per second is longer than the {ShotFormatRules.MaximumSeconds} seconds that are allowed.");
        CheckTokens(format);
    }

    /// <summary>Throws unless a still can be made: beyond its own size a host refines it in tiles, whose sides are the model's.</summary>
    /// <param name="format">The frame.</param>
    /// <param name="largest">Longest side in pixels.</param>
    /// <exception cref="InvalidFormatException">It cannot; the message says what can be made.</exception>
    public void CheckStill(ShotFormat format, int largest)
    {
        CheckSize("width", format.Width, largest);
        CheckSize("height", format.Height, largest);
    }

    /// <summary>Throws unless the model takes that many steps and that guidance.</summary>
    /// <exception cref="InvalidSamplingException">It does not; the message says what it takes.</exception>
    public void CheckSampling(int? steps, double? guidanceScale)
    {
        if (steps < 1 || steps > MaximumSteps)
            throw new InvalidSamplingException($"The model {Name} cannot take {steps} steps: it takes 1 to {MaximumSteps}.");
        if (guidanceScale is { } scale && !(scale >= 1 && scale <= MaximumGuidanceScale))
            throw new InvalidSamplingException(string.Create(CultureInfo.InvariantCulture,
                $"The model {Name} cannot take a guidance of {scale}: it takes 1 (none) to {MaximumGuidanceScale}."));
    }

    private void CheckTokens(ShotFormat format)
    {
        var window = WindowFrameCountAt(format.Width, format.Height);
        if (window == 0)
            throw Refuse($"The model {Name} cannot make {format.Width} x {format.Height} pixels: a frame takes more than its {MaximumTokens} tokens. Choose a smaller picture.");
        // A host that makes long takes window by window makes the windows as short as the picture asks for.
        if (MaximumFrameCount <= (WindowFrameCount ?? MaximumFrameCount) && format.FrameCount > window)
            throw Refuse($"The model {Name} cannot make {format.FrameCount} frames of {format.Width} x {format.Height} pixels: its {MaximumTokens} tokens are enough for {window}. Choose a shorter shot or a smaller picture.");
    }

    private void CheckSize(string name, int value, int most)
    {
        if (value < MinimumSize || value > most || value % SizeMultiple != 0)
            throw Refuse($"The model {Name} cannot make a {name} of {value}: it makes multiples of {SizeMultiple} from {MinimumSize} to {most} pixels.");
    }

    private static InvalidFormatException Refuse(FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture));
}
