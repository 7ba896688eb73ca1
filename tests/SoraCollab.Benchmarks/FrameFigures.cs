namespace SoraCollab.Benchmarks;

/// <summary>Figures of frames in bytes, [frames, height, width, 3].</summary>
internal static class FrameFigures
{
    /// <summary>Peak signal to noise ratio in decibels; infinite where all bytes are equal.</summary>
    public static double Psnr(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        double squares = 0;
        for (int i = 0; i < first.Length; i++)
        {
            double off = first[i] - second[i];
            squares += off * off;
        }

        return 10 * Math.Log10(255.0 * 255.0 * first.Length / squares);
    }

    /// <summary>Mean absolute difference of each frame from the one before it, in levels.</summary>
    public static double[] Changes(byte[] rgb24, int frameBytes)
    {
        var changes = new double[(rgb24.Length / frameBytes) - 1];
        for (int frame = 0; frame < changes.Length; frame++)
        {
            ReadOnlySpan<byte> before = rgb24.AsSpan(frame * frameBytes, frameBytes), after = rgb24.AsSpan((frame + 1) * frameBytes, frameBytes);
            double sum = 0;
            for (int i = 0; i < frameBytes; i++)
            {
                sum += Math.Abs(before[i] - after[i]);
            }

            changes[frame] = sum / frameBytes;
        }

        return changes;
    }

    /// <summary>The largest change into one of some frames, over the median of all other changes.</summary>
    public static double Seam(byte[] rgb24, int frameBytes, params int[] seams)
    {
        double[] changes = Changes(rgb24, frameBytes);
        double[] inside = [.. changes.Where((_, i) => !seams.Contains(i + 1)).Order()];
        return seams.Max(frame => changes[frame - 1]) / Math.Max(1e-6, inside[inside.Length / 2]);
    }

    /// <summary>Mean absolute difference across some columns' left edges, over that across the columns some way to both sides of them.</summary>
    public static double ColumnsStandOut(byte[] rgb24, int width, IReadOnlyCollection<int> columns, int beside)
    {
        double Across(int column)
        {
            long sum = 0;
            for (int at = (column - 1) * 3; at + 5 < rgb24.Length; at += width * 3)
            {
                sum += Math.Abs(rgb24[at] - rgb24[at + 3]) + Math.Abs(rgb24[at + 1] - rgb24[at + 4]) + Math.Abs(rgb24[at + 2] - rgb24[at + 5]);
            }

            return sum;
        }

        int[] inside = [.. columns.Where(column => column > beside && column < width - beside)];
        double near = inside.SelectMany(column => new[] { column - beside, column + beside }).Average(Across);
        return inside.Average(Across) / Math.Max(1, near);
    }

    /// <summary>Mean luminance (BT.709) and saturation (largest less smallest colour), both 0 to 255.</summary>
    public static (double Luminance, double Saturation) Colour(ReadOnlySpan<byte> rgb24)
    {
        double luminance = 0, saturation = 0;
        for (int i = 0; i < rgb24.Length; i += 3)
        {
            (byte r, byte g, byte b) = (rgb24[i], rgb24[i + 1], rgb24[i + 2]);
            luminance += (0.2126 * r) + (0.7152 * g) + (0.0722 * b);
            saturation += Math.Max(r, Math.Max(g, b)) - Math.Min(r, Math.Min(g, b));
        }

        return (luminance * 3 / rgb24.Length, saturation * 3 / rgb24.Length);
    }
}
