namespace SoraCollab.Media.Decoding;

/// <summary>What decoded frames are brought to.</summary>
/// <param name="Width">Pixels; pictures of another shape are cut at two sides, never stretched.</param>
/// <param name="Height">Pixels.</param>
/// <param name="FramesPerSecond">Rate that the file is conformed to, as long as before; null leaves its frames as they are.</param>
/// <param name="MostFrames">Frames after these are left away.</param>
public sealed record FrameTarget(int Width, int Height, double? FramesPerSecond, int MostFrames)
{
    /// <summary>Largest side in pixels.</summary>
    public const int MaximumSize = 8192;

    /// <summary>Throws when a value is out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the value and what is allowed.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Width, MaximumSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(Height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Height, MaximumSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(MostFrames, 1);
        if (FramesPerSecond is { } rate && !(rate > 0 && rate <= 240))
        {
            throw new ArgumentOutOfRangeException(nameof(FramesPerSecond), FramesPerSecond, "The frame rate must be more than 0 and at most 240 frames a second.");
        }
    }
}
