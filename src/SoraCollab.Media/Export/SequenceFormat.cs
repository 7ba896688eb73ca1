namespace SoraCollab.Media.Export;

/// <summary>Size and rate that all clips of an export are brought to.</summary>
/// <param name="Width">Pixels, even, 16 to 8,192.</param>
/// <param name="Height">Pixels, even, 16 to 8,192.</param>
/// <param name="FramesPerSecond">More than 0, at most 120.</param>
public sealed record SequenceFormat(int Width, int Height, double FramesPerSecond)
{
    /// <summary>Throws when a value is out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the value and what is allowed.</exception>
    public void Check()
    {
        if (Width is < 16 or > 8192 || Width % 2 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(Width), Width, "The width must be an even number of pixels from 16 to 8,192.");
        }

        if (Height is < 16 or > 8192 || Height % 2 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(Height), Height, "The height must be an even number of pixels from 16 to 8,192.");
        }

        if (!(FramesPerSecond > 0 && FramesPerSecond <= 120))
        {
            throw new ArgumentOutOfRangeException(nameof(FramesPerSecond), FramesPerSecond, "The frame rate must be more than 0 and at most 120 frames a second.");
        }
    }
}
