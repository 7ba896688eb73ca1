namespace SoraCollab.Diffusion.LongVideos;

/// <summary>
/// Divides a long clip into windows that a model can denoise, in the order in which they are made: forwards, or backwards
/// where only the end is known. Every latent frame that is not known is made exactly once, and each window but the first of a
/// clip made from nothing sees some that are known or made before.
/// </summary>
public static class WindowPlanner
{
    /// <summary>Plans the windows; none where all is known.</summary>
    /// <exception cref="ArgumentException">The counts do not fit each other, or the window is too short to go on with.</exception>
    public static IReadOnlyList<VideoWindow> Plan(WindowLayout layout)
    {
        int unknown = layout.Length - layout.KnownBefore - layout.KnownAfter;
        if (layout.Length < 1 || layout.Window < 1 || layout.Overlap < 0 || layout.KnownBefore < 0 || layout.KnownAfter < 0 || unknown < 0)
        {
            throw new ArgumentException($"{layout} does not add up: length and window are at least 1, the rest at least 0, and no more is known than there is.", nameof(layout));
        }

        if (layout.Window < Math.Min(2, layout.Length))
        {
            throw new ArgumentException($"A window of {layout.Window} latent frame cannot go on from another: a clip of {layout.Length} needs at least 2.", nameof(layout));
        }

        if (unknown == 0)
        {
            return [];
        }

        (int overlap, int after) = Context(layout);
        bool backwards = layout.KnownBefore == 0 && after > 0 && unknown + after > layout.Window;
        return backwards ? Backwards(layout, overlap) : Forwards(layout, overlap, after);
    }

    /// <summary>How much a window sees before and after what it makes: less than is asked for where it would make nothing else.</summary>
    private static (int Overlap, int After) Context(WindowLayout layout)
    {
        int room = Math.Max(0, layout.Window - 2); // for a first picture and one that is made
        if (layout.KnownAfter == 0)
        {
            return (Math.Min(layout.Overlap, room), 0);
        }

        int overlap = Math.Min(layout.Overlap, room / 2);
        return (overlap, Math.Min(Math.Min(layout.KnownAfter, Math.Max(1, overlap)), room - overlap));
    }

    private static List<VideoWindow> Forwards(WindowLayout layout, int overlap, int after)
    {
        var windows = new List<VideoWindow>();
        int goal = layout.Length - layout.KnownAfter;
        for (int made = layout.KnownBefore; made < goal;)
        {
            int first = Math.Max(0, made - 1 - overlap);
            bool last = first + layout.Window >= goal + after;

            // One is left for the last window, which sees what follows.
            int to = last ? goal : Math.Min(first + layout.Window, after > 0 ? goal - 1 : goal);
            int end = last ? goal + after : to;
            if (NextBreak(layout, made, to) is int at)
            {
                to = end = at;
            }

            // A short window begins earlier instead: models are best at the length they know.
            first = Math.Min(first, Math.Max(0, end - layout.Window));
            windows.Add(new VideoWindow(first, end - first, made - first, made, to));
            made = to;
        }

        return windows;
    }

    private static List<VideoWindow> Backwards(WindowLayout layout, int overlap)
    {
        var windows = new List<VideoWindow>();
        for (int made = layout.Length - layout.KnownAfter; made > 0;)
        {
            int seen = Math.Min(Math.Min(layout.Length - made, Math.Max(1, overlap)), layout.Window - 2);

            // A window that does not begin the clip begins with a picture, which nobody needs.
            int from = made + seen <= layout.Window ? 0 : made + seen - layout.Window + 1;
            if (LastBreak(layout, from, made) is int at)
            {
                from = at;
            }

            int first = Math.Max(0, from - 1);
            int end = Math.Min(layout.Length, first + layout.Window);
            windows.Add(new VideoWindow(first, end - first, 0, from, made));
            made = from;
        }

        return windows;
    }

    private static int? NextBreak(WindowLayout layout, int from, int to) =>
        layout.Breaks.Where(at => at > from && at < to).Select(at => (int?)at).Min();

    private static int? LastBreak(WindowLayout layout, int from, int to) =>
        layout.Breaks.Where(at => at > from && at < to).Select(at => (int?)at).Max();
}
