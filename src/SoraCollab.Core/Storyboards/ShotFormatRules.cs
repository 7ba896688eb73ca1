using System.Globalization;

namespace SoraCollab.Core.Storyboards;

/// <summary>The frames and lengths that a storyboard may hold. What a model can make of them is for the model to say.</summary>
public static class ShotFormatRules
{
    /// <summary>Smallest width or height in pixels.</summary>
    public const int MinimumSize = 32;

    /// <summary>Largest width or height in pixels.</summary>
    public const int MaximumSize = 2048;

    /// <summary>Lowest frame rate, in frames per second.</summary>
    public const double MinimumFrameRate = 1;

    /// <summary>Highest frame rate, in frames per second.</summary>
    public const double MaximumFrameRate = 60;

    /// <summary>Longest shot in seconds; one frame more is let pass, as counts of 8 n + 1 frames ask for it.</summary>
    public const int MaximumSeconds = 60;

    /// <summary>Throws unless a storyboard may hold the format.</summary>
    /// <exception cref="InvalidFormatException">It may not; the message says what is allowed.</exception>
    public static void Check(ShotFormat format)
    {
        CheckSize("width", format.Width);
        CheckSize("height", format.Height);
        if (!(format.FrameRate >= MinimumFrameRate && format.FrameRate <= MaximumFrameRate))
            throw Refuse($"A frame rate of {format.FrameRate} is not allowed: it must be from {MinimumFrameRate} to {MaximumFrameRate} frames per second.");
        var mostFrames = (int)(MaximumSeconds * format.FrameRate) + 1;
        if (format.FrameCount < 1 || format.FrameCount > mostFrames)
            throw Refuse($"A length of {format.FrameCount} frames is not allowed: at {format.FrameRate} frames per second it must be from 1 to {mostFrames} frames.");
    }

    private static void CheckSize(string name, int value)
    {
        if (value is < MinimumSize or > MaximumSize)
            throw Refuse($"A {name} of {value} is not allowed: it must be from {MinimumSize} to {MaximumSize} pixels.");
    }

    private static InvalidFormatException Refuse(FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture));
}
