namespace SoraCollab.Diffusion.LongVideos;

/// <summary>
/// Spreads what is left of a jump at a seam over the frames that follow it. Every seam lies where one latent frame ends and the
/// next begins, and there an autoencoder that squeezes several pictures into one latent frame jumps by itself, at a seam or not;
/// what two windows draw differently comes on top. A seam that changes more than the clip usually does gets as much of the
/// difference taken out as is too much, and the frames after it get the less of it the farther away they are. A bridge between
/// known frames is short, and looked at where it is: in it the borders of its own latent frames are seams as well.
/// </summary>
internal static class SeamSpread
{
    /// <summary>How much a seam may change, in usual changes from frame to frame; nothing is done below that.</summary>
    private const double Allowed = 1.25;

    /// <summary>Usual changes by which each of the following frames may change more than it did.</summary>
    private const double Added = 0.2;

    /// <summary>Least usual change in levels: beside a clip that stands still, noise alone would stand out.</summary>
    private const double LeastChange = 0.25;

    /// <summary>Known frames on each side that say what is usual.</summary>
    private const int Neighbours = 48;

    /// <summary>Works on a decoded strip.</summary>
    /// <param name="rgb24">The decoded strip, changed in place.</param>
    /// <param name="layout">Where the clip lies in it.</param>
    /// <param name="request">The clip and the known frames around it.</param>
    /// <param name="windows">The windows in which it was made.</param>
    public static void Apply(byte[] rgb24, StripLayout layout, LongVideoRequest request, IReadOnlyList<VideoWindow> windows)
    {
        int count = request.Clip.FrameCount;
        int[] borders = Borders(layout, request, windows);
        if (borders.Length == 0 && request.Before is null && request.After is null)
        {
            return;
        }

        int frameBytes = request.Clip.Width * request.Clip.Height * 3;
        Memory<byte> clip = rgb24.AsMemory(layout.Offset * frameBytes, count * frameBytes);
        int[] inside = request.Before is not null && request.After is not null ? Inside(layout, count) : [];
        double usual = UsualChange(clip.Span, frameBytes, [.. borders, .. inside], request);
        for (int i = 0; i < borders.Length; i++)
        {
            int until = i + 1 < borders.Length ? borders[i + 1] : count;
            Spread(clip.Span, frameBytes, borders[i], 1, until - borders[i], clip.Slice((borders[i] - 1) * frameBytes, frameBytes).ToArray(), usual);
        }

        // Between known frames each side has its half.
        int reach = request.Before is not null && request.After is not null ? (count + 1) / 2 : count;
        if (request.Before is { } before)
        {
            Spread(clip.Span, frameBytes, 0, 1, reach, before.Frame(before.FrameCount - 1), usual);
        }

        if (request.After is { } after)
        {
            Spread(clip.Span, frameBytes, count - 1, -1, reach, after.Frame(0), usual);
        }

        SpreadWithin(clip.Span, frameBytes, inside, usual);
    }

    /// <summary>Mean absolute difference in levels.</summary>
    public static double Change(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        long sum = 0;
        for (int i = 0; i < first.Length; i++)
        {
            sum += Math.Abs(first[i] - second[i]);
        }

        return (double)sum / first.Length;
    }

    /// <summary>Spreads one jump.</summary>
    /// <param name="clip">[frames, height, width, 3], changed in place.</param>
    /// <param name="frameBytes">Bytes of a frame.</param>
    /// <param name="at">The frame next to the seam.</param>
    /// <param name="direction">1 where the frames to change come after the seam, -1 where they come before it.</param>
    /// <param name="most">Most frames to change.</param>
    /// <param name="beyond">The frame on the other side of the seam.</param>
    /// <param name="usual">The usual change from frame to frame.</param>
    internal static void Spread(Span<byte> clip, int frameBytes, int at, int direction, int most, ReadOnlySpan<byte> beyond, double usual)
    {
        byte[] next = clip.Slice(at * frameBytes, frameBytes).ToArray();
        double jump = Change(beyond, next);
        double over = jump - (Allowed * usual);
        if (over <= 0)
        {
            return;
        }

        int frames = Math.Clamp((int)Math.Ceiling(over / (Added * usual)), 1, most);
        for (int i = 0; i < frames; i++)
        {
            float weight = (float)(over / jump) * (frames - i) / frames;
            Span<byte> frame = clip.Slice((at + (direction * i)) * frameBytes, frameBytes);
            for (int j = 0; j < frame.Length; j++)
            {
                frame[j] = (byte)Math.Clamp(MathF.Round(frame[j] + (weight * (beyond[j] - next[j]))), 0, 255);
            }
        }
    }

    /// <summary>Spreads jumps between frames that may both be changed: half of what is too much on each side, fading before the next.</summary>
    /// <param name="clip">[frames, height, width, 3], changed in place.</param>
    /// <param name="frameBytes">Bytes of a frame.</param>
    /// <param name="borders">The frames behind the jumps, in rising order.</param>
    /// <param name="usual">The usual change from frame to frame.</param>
    internal static void SpreadWithin(Span<byte> clip, int frameBytes, int[] borders, double usual)
    {
        int count = clip.Length / frameBytes;
        for (int i = 0; i < borders.Length; i++)
        {
            int at = borders[i];
            byte[] left = clip.Slice((at - 1) * frameBytes, frameBytes).ToArray();
            byte[] right = clip.Slice(at * frameBytes, frameBytes).ToArray();
            double jump = Change(left, right);
            double over = jump - (Allowed * usual);
            if (over > 0)
            {
                float half = (float)(over / jump / 2);
                Lead(clip, frameBytes, at - 1, -1, Reach(at - (i == 0 ? 0 : borders[i - 1])), left, right, half);
                Lead(clip, frameBytes, at, 1, Reach((i + 1 == borders.Length ? count : borders[i + 1]) - at), right, left, half);
            }
        }
    }

    private static int Reach(int frames) => Math.Max(1, frames - 1);

    private static void Lead(Span<byte> clip, int frameBytes, int at, int direction, int frames, byte[] from, byte[] to, float most)
    {
        for (int i = 0; i < frames; i++)
        {
            float weight = most * (frames - i) / frames;
            Span<byte> frame = clip.Slice((at + (direction * i)) * frameBytes, frameBytes);
            for (int j = 0; j < frame.Length; j++)
            {
                frame[j] = (byte)Math.Clamp(MathF.Round(frame[j] + (weight * (to[j] - from[j]))), 0, 255);
            }
        }
    }

    /// <summary>The frames of a clip that begin a latent frame, its first left out.</summary>
    private static int[] Inside(StripLayout layout, int count) =>
        [.. Enumerable.Range(1, layout.Length - 1).Select(layout.FrameOf).Where(frame => frame > 0 && frame < count).Distinct()];

    /// <summary>The first frame of each window but the earliest; where a new prompt begins a clip may well jump.</summary>
    private static int[] Borders(StripLayout layout, LongVideoRequest request, IReadOnlyList<VideoWindow> windows)
    {
        HashSet<int> breaks = [.. request.Prompts.Select(prompt => layout.LatentFrameOf(prompt.Frame))];
        return
        [
            .. windows.Select(window => window.MakesFrom)
                .Where(at => at > 0 && !breaks.Contains(at))
                .Select(layout.FrameOf)
                .Where(frame => frame > 0 && frame < request.Clip.FrameCount)
                .Order(),
        ];
    }

    /// <summary>The median change from frame to frame in the clip and the known frames next to it, seams left out.</summary>
    private static double UsualChange(ReadOnlySpan<byte> clip, int frameBytes, int[] borders, LongVideoRequest request)
    {
        var changes = new List<double>();
        for (int frame = 1; frame < request.Clip.FrameCount; frame++)
        {
            if (!borders.Contains(frame))
            {
                changes.Add(Change(clip.Slice((frame - 1) * frameBytes, frameBytes), clip.Slice(frame * frameBytes, frameBytes)));
            }
        }

        if (request.Before is { } before)
        {
            changes.AddRange(Changes(before, Math.Max(1, before.FrameCount - Neighbours), before.FrameCount));
        }

        if (request.After is { } after)
        {
            changes.AddRange(Changes(after, 1, Math.Min(after.FrameCount, Neighbours)));
        }

        changes.Sort();
        return changes.Count == 0 ? LeastChange : Math.Max(LeastChange, changes[changes.Count / 2]);
    }

    private static IEnumerable<double> Changes(KnownFrames frames, int from, int to)
    {
        for (int frame = from; frame < to; frame++)
        {
            yield return Change(frames.Frame(frame - 1), frames.Frame(frame));
        }
    }
}
