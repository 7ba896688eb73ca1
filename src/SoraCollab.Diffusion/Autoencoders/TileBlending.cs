namespace SoraCollab.Diffusion.Autoencoders;

/// <summary>Linear cross-fades from one tile into the next, written into the next one.</summary>
internal static class TileBlending
{
    /// <summary>The first frames of <paramref name="next"/> come out of the last ones of <paramref name="previous"/>.</summary>
    public static void InTime(VideoPixels previous, VideoPixels next, int extent)
    {
        extent = Math.Min(Math.Min(previous.Frames, next.Frames), extent);
        int frame = next.Height * next.Width;
        for (int colour = 0; colour < 3; colour++)
        {
            for (int t = 0; t < extent; t++)
            {
                int from = ((colour * previous.Frames) + previous.Frames - extent + t) * frame;
                Mix(previous.Values.AsSpan(from, frame), next.Values.AsSpan(((colour * next.Frames) + t) * frame, frame), t / (float)extent);
            }
        }
    }

    /// <summary>The first rows of <paramref name="next"/> come out of the last ones of <paramref name="previous"/>.</summary>
    public static void Downwards(VideoPixels previous, VideoPixels next, int extent)
    {
        extent = Math.Min(Math.Min(previous.Height, next.Height), extent);
        for (int plane = 0; plane < 3 * next.Frames; plane++)
        {
            for (int y = 0; y < extent; y++)
            {
                int from = ((plane * previous.Height) + previous.Height - extent + y) * previous.Width;
                Mix(previous.Values.AsSpan(from, previous.Width), next.Values.AsSpan(((plane * next.Height) + y) * next.Width, next.Width), y / (float)extent);
            }
        }
    }

    /// <summary>The first columns of <paramref name="next"/> come out of the last ones of <paramref name="previous"/>.</summary>
    public static void Rightwards(VideoPixels previous, VideoPixels next, int extent)
    {
        extent = Math.Min(Math.Min(previous.Width, next.Width), extent);
        for (int line = 0; line < 3 * next.Frames * next.Height; line++)
        {
            int from = (line * previous.Width) + previous.Width - extent;
            int to = line * next.Width;
            for (int x = 0; x < extent; x++)
            {
                float weight = x / (float)extent;
                next.Values[to + x] = (previous.Values[from + x] * (1 - weight)) + (next.Values[to + x] * weight);
            }
        }
    }

    private static void Mix(ReadOnlySpan<float> previous, Span<float> next, float weight)
    {
        for (int i = 0; i < next.Length; i++)
        {
            next[i] = (previous[i] * (1 - weight)) + (next[i] * weight);
        }
    }
}
