namespace SoraCollab.Diffusion.Refinement;

/// <summary>Enlarges frames by cubic interpolation (Catmull and Rom 1974): sharp, and exact where pixels lie on each other.</summary>
public static class FrameScaling
{
    /// <summary>Scales frames.</summary>
    /// <param name="rgb24">[frames, height, width, 3].</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="newWidth">Pixels wanted.</param>
    /// <param name="newHeight">Pixels wanted.</param>
    /// <returns>[frames, new height, new width, 3].</returns>
    public static byte[] Scale(ReadOnlySpan<byte> rgb24, int width, int height, int newWidth, int newHeight)
    {
        if (newWidth == width && newHeight == height)
        {
            return rgb24.ToArray();
        }

        int frames = rgb24.Length / (width * height * 3);
        (int[] At, float[] Weights) columns = Taps(width, newWidth), rows = Taps(height, newHeight);
        var scaled = new byte[frames * newWidth * newHeight * 3];
        var wide = new float[height * newWidth * 3];
        for (int frame = 0; frame < frames; frame++)
        {
            ReadOnlySpan<byte> source = rgb24.Slice(frame * width * height * 3, width * height * 3);
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < newWidth; x++)
                {
                    for (int colour = 0; colour < 3; colour++)
                    {
                        float sum = 0;
                        for (int tap = 0; tap < 4; tap++)
                        {
                            sum += columns.Weights[(x * 4) + tap] * source[(((y * width) + columns.At[(x * 4) + tap]) * 3) + colour];
                        }

                        wide[(((y * newWidth) + x) * 3) + colour] = sum;
                    }
                }
            }

            Span<byte> target = scaled.AsSpan(frame * newWidth * newHeight * 3, newWidth * newHeight * 3);
            for (int y = 0; y < newHeight; y++)
            {
                for (int i = 0; i < newWidth * 3; i++)
                {
                    float sum = 0;
                    for (int tap = 0; tap < 4; tap++)
                    {
                        sum += rows.Weights[(y * 4) + tap] * wide[(rows.At[(y * 4) + tap] * newWidth * 3) + i];
                    }

                    target[(y * newWidth * 3) + i] = (byte)Math.Clamp(MathF.Round(sum), 0, 255);
                }
            }
        }

        return scaled;
    }

    /// <summary>Scales frames alike in both directions until they cover a size, and cuts off what is over at both sides.</summary>
    /// <param name="rgb24">[frames, height, width, 3].</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="newWidth">Pixels wanted.</param>
    /// <param name="newHeight">Pixels wanted.</param>
    /// <returns>[frames, new height, new width, 3].</returns>
    public static byte[] Cover(ReadOnlySpan<byte> rgb24, int width, int height, int newWidth, int newHeight)
    {
        double scale = Math.Max((double)newWidth / width, (double)newHeight / height);
        (int across, int down) = (Math.Max(newWidth, (int)Math.Round(width * scale)), Math.Max(newHeight, (int)Math.Round(height * scale)));
        byte[] scaled = Scale(rgb24, width, height, across, down);
        if (across == newWidth && down == newHeight)
        {
            return scaled;
        }

        var cut = new byte[(long)rgb24.Length / (width * height * 3) * newWidth * newHeight * 3];
        (int left, int top) = ((across - newWidth) / 2, (down - newHeight) / 2);
        for (int row = 0; row < cut.Length / (newWidth * 3); row++)
        {
            (int frame, int y) = (row / newHeight, row % newHeight);
            scaled.AsSpan(((((frame * down) + top + y) * across) + left) * 3, newWidth * 3).CopyTo(cut.AsSpan(row * newWidth * 3));
        }

        return cut;
    }

    private static (int[] At, float[] Weights) Taps(int size, int newSize)
    {
        var at = new int[newSize * 4];
        var weights = new float[newSize * 4];
        for (int i = 0; i < newSize; i++)
        {
            double place = ((i + 0.5) * size / newSize) - 0.5;
            int first = (int)Math.Floor(place);
            float t = (float)(place - first);
            weights[i * 4] = ((-0.5f * t) + (t * t)) - (0.5f * t * t * t);
            weights[(i * 4) + 1] = 1 - (2.5f * t * t) + (1.5f * t * t * t);
            weights[(i * 4) + 2] = (0.5f * t) + (2 * t * t) - (1.5f * t * t * t);
            weights[(i * 4) + 3] = (-0.5f * t * t) + (0.5f * t * t * t);
            for (int tap = 0; tap < 4; tap++)
            {
                at[(i * 4) + tap] = Math.Clamp(first - 1 + tap, 0, size - 1);
            }
        }

        return (at, weights);
    }
}
