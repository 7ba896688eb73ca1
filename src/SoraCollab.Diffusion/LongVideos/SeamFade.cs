namespace SoraCollab.Diffusion.LongVideos;

/// <summary>
/// Hides the cut between known frames and new ones. The decoder makes the known frames again, a little otherwise: that
/// difference is added to the first new frames and fades over the next ones. And where the new frames begin in other tones, those
/// are led in as well: over the whole clip where it runs from known frames into known ones, else over the next few latent frames.
/// </summary>
internal static class SeamFade
{
    /// <summary>Cells of the grid, along each side, on which tones are compared: coarse, so that nothing but tones is carried over.</summary>
    private const int Cells = 4;

    /// <summary>Latent frames over which differences fade.</summary>
    private const int DetailFrames = 2;
    private const int ToneFrames = 6;

    /// <summary>Works on a decoded strip.</summary>
    /// <param name="rgb24">The decoded strip, changed in place.</param>
    /// <param name="layout">Where the clip lies in it.</param>
    /// <param name="request">The known frames.</param>
    public static void Apply(byte[] rgb24, StripLayout layout, LongVideoRequest request)
    {
        int count = request.Clip.FrameCount;
        int detail = Math.Min(DetailFrames * layout.Ratio, count);
        int tones = request.Before is not null && request.After is not null ? count : Math.Min(ToneFrames * layout.Ratio, count);
        (int width, int height) = (request.Clip.Width, request.Clip.Height);
        int frameBytes = width * height * 3;
        float[]? left = null, right = null;
        if (request.Before is { } before)
        {
            int known = layout.Offset - 1;
            FadeDetail(rgb24, frameBytes, known, 1, detail, before.Frame(before.FrameCount - 1));
            left = Tones(before.Frame(before.FrameCount - 1), rgb24.AsSpan((known + 1) * frameBytes, frameBytes), width, height);
        }

        if (request.After is { } after)
        {
            int known = layout.Offset + count;
            FadeDetail(rgb24, frameBytes, known, -1, detail, after.Frame(0));
            right = Tones(after.Frame(0), rgb24.AsSpan((known - 1) * frameBytes, frameBytes), width, height);
        }

        for (int i = 0; i < count; i++)
        {
            Span<byte> frame = rgb24.AsSpan((layout.Offset + i) * frameBytes, frameBytes);
            Add(frame, left, width, height, 1 - ((i + 1) / (tones + 1f)));
            Add(frame, right, width, height, 1 - ((count - i) / (tones + 1f)));
        }
    }

    private static void FadeDetail(byte[] rgb24, int frameBytes, int known, int direction, int count, ReadOnlySpan<byte> truth)
    {
        ReadOnlySpan<byte> decoded = rgb24.AsSpan(known * frameBytes, frameBytes);
        for (int i = 1; i <= count; i++)
        {
            float weight = 1 - (i / (count + 1f));
            Span<byte> frame = rgb24.AsSpan((known + (direction * i)) * frameBytes, frameBytes);
            for (int j = 0; j < frame.Length; j++)
            {
                frame[j] = (byte)Math.Clamp(MathF.Round(frame[j] + (weight * (truth[j] - decoded[j]))), 0, 255);
            }
        }
    }

    /// <summary>[Cells, Cells, 3] mean differences of one frame from another.</summary>
    private static float[] Tones(ReadOnlySpan<byte> truth, ReadOnlySpan<byte> frame, int width, int height)
    {
        var sums = new float[Cells * Cells * 3];
        var counts = new int[Cells * Cells];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int cell = (y * Cells / height * Cells) + (x * Cells / width);
                counts[cell]++;
                for (int colour = 0; colour < 3; colour++)
                {
                    int at = (((y * width) + x) * 3) + colour;
                    sums[(cell * 3) + colour] += truth[at] - frame[at];
                }
            }
        }

        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] /= Math.Max(1, counts[i / 3]);
        }

        return sums;
    }

    /// <summary>Adds a part of the tones, smooth between the middles of their cells.</summary>
    private static void Add(Span<byte> frame, float[]? tones, int width, int height, float weight)
    {
        if (tones is null || weight <= 0)
        {
            return;
        }

        for (int y = 0; y < height; y++)
        {
            (int top, float down) = Between(y, height);
            for (int x = 0; x < width; x++)
            {
                (int left, float across) = Between(x, width);
                int bottom = Math.Min(top + 1, Cells - 1), right = Math.Min(left + 1, Cells - 1);
                for (int colour = 0; colour < 3; colour++)
                {
                    float upper = tones[(((top * Cells) + left) * 3) + colour] * (1 - across) + (tones[(((top * Cells) + right) * 3) + colour] * across);
                    float lower = tones[(((bottom * Cells) + left) * 3) + colour] * (1 - across) + (tones[(((bottom * Cells) + right) * 3) + colour] * across);
                    ref byte value = ref frame[(((y * width) + x) * 3) + colour];
                    value = (byte)Math.Clamp(MathF.Round(value + (weight * ((upper * (1 - down)) + (lower * down)))), 0, 255);
                }
            }
        }
    }

    private static (int Cell, float Part) Between(int place, int size)
    {
        float at = Math.Clamp(((place + 0.5f) * Cells / size) - 0.5f, 0, Cells - 1);
        return ((int)at, at - (int)at);
    }
}
