namespace SoraCollab.Diffusion.LongVideos;

/// <summary>
/// Where a clip goes on from known frames, the decoder makes those frames again, a little otherwise. That difference is added to
/// the first new frames and fades over the next ones, so that the cut from the known to the new does not show.
/// </summary>
internal static class SeamFade
{
    /// <summary>Fades the differences at both ends into a decoded strip.</summary>
    /// <param name="rgb24">The decoded strip, changed in place.</param>
    /// <param name="frameBytes">Bytes of a frame.</param>
    /// <param name="layout">Where the clip lies in it.</param>
    /// <param name="request">The known frames.</param>
    public static void Apply(byte[] rgb24, int frameBytes, StripLayout layout, LongVideoRequest request)
    {
        int last = layout.Offset + request.Clip.FrameCount - 1;
        int most = Math.Min(2 * layout.Ratio, request.Clip.FrameCount);
        if (request.Before is { } before)
        {
            Fade(rgb24, frameBytes, layout.Offset - 1, 1, most, before.Frame(before.FrameCount - 1));
        }

        if (request.After is { } after)
        {
            Fade(rgb24, frameBytes, last + 1, -1, most, after.Frame(0));
        }
    }

    private static void Fade(byte[] rgb24, int frameBytes, int known, int direction, int count, ReadOnlySpan<byte> truth)
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
}
