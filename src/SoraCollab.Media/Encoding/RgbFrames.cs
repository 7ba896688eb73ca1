namespace SoraCollab.Media.Encoding;

/// <summary>An uncompressed clip: frames of interleaved red, green, blue bytes, row by row from the top left.</summary>
/// <remarks>Holds a reference to the caller's buffer; do not change it while it is being encoded.</remarks>
public sealed class RgbFrames
{
    /// <summary>Describes a buffer of frames.</summary>
    /// <param name="rgb24">frameCount x height x width x 3 bytes.</param>
    /// <param name="width">Pixels, 16 or more.</param>
    /// <param name="height">Pixels, 16 or more.</param>
    /// <param name="frameCount">1 or more.</param>
    /// <param name="framesPerSecond">More than 0, at most 240.</param>
    /// <exception cref="ArgumentException">A size is out of range or does not fit the buffer.</exception>
    public RgbFrames(ReadOnlyMemory<byte> rgb24, int width, int height, int frameCount, double framesPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 16);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 16);
        ArgumentOutOfRangeException.ThrowIfLessThan(frameCount, 1);
        if (!(framesPerSecond > 0 && framesPerSecond <= 240))
        {
            throw new ArgumentOutOfRangeException(nameof(framesPerSecond), framesPerSecond, "The frame rate must be more than 0 and at most 240 frames a second.");
        }

        var expected = (long)frameCount * width * height * 3;
        if (rgb24.Length != expected)
        {
            throw new ArgumentException($"{frameCount} frames of {width} x {height} need {expected} bytes; the buffer has {rgb24.Length}.", nameof(rgb24));
        }

        (Rgb24, Width, Height, FrameCount, FramesPerSecond) = (rgb24, width, height, frameCount, framesPerSecond);
    }

    /// <summary>All frames, one after the other.</summary>
    public ReadOnlyMemory<byte> Rgb24 { get; }

    /// <summary>Pixels.</summary>
    public int Width { get; }

    /// <summary>Pixels.</summary>
    public int Height { get; }

    /// <summary>Number of frames.</summary>
    public int FrameCount { get; }

    /// <summary>Frames a second.</summary>
    public double FramesPerSecond { get; }

    /// <summary>Length in time.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(FrameCount / FramesPerSecond);

    /// <summary>One frame, height x width x 3 bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public ReadOnlyMemory<byte> Frame(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, FrameCount);
        var size = Width * Height * 3;
        return Rgb24.Slice(index * size, size);
    }
}
