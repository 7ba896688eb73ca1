namespace SoraCollab.Diffusion.Autoencoders;

/// <summary>Pixels of a clip as networks see them.</summary>
/// <param name="Frames">Frames.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Values">[3, frames, height, width], red, green, blue; -1 is black, 1 is full.</param>
public sealed record VideoPixels(int Frames, int Height, int Width, float[] Values)
{
    /// <summary>Pixels from bytes.</summary>
    /// <param name="rgb24">[frames, height, width, 3] bytes.</param>
    /// <param name="frames">Frames.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="width">Pixels.</param>
    public static VideoPixels FromRgb24(ReadOnlySpan<byte> rgb24, int frames, int height, int width)
    {
        int plane = frames * height * width;
        ArgumentOutOfRangeException.ThrowIfNotEqual(rgb24.Length, plane * 3);
        var values = new float[plane * 3];
        for (int i = 0; i < rgb24.Length; i++)
        {
            values[((i % 3) * plane) + (i / 3)] = (rgb24[i] / 127.5f) - 1;
        }

        return new VideoPixels(frames, height, width, values);
    }

    /// <summary>Writes the clip as bytes, [frames, height, width, 3]; values beyond -1 to 1 are cut.</summary>
    public void CopyToRgb24(Span<byte> rgb24)
    {
        int plane = Frames * Height * Width;
        ArgumentOutOfRangeException.ThrowIfLessThan(rgb24.Length, plane * 3);
        for (int colour = 0; colour < 3; colour++)
        {
            ReadOnlySpan<float> source = Values.AsSpan(colour * plane, plane);
            for (int i = 0; i < source.Length; i++)
            {
                rgb24[(i * 3) + colour] = (byte)MathF.Round(Math.Clamp((source[i] + 1) * 127.5f, 0, 255));
            }
        }
    }
}
