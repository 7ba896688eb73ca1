using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Beats;

/// <summary>A stretch of a shot with words of its own.</summary>
/// <param name="Beat">The beat; null for what comes before the first one, where the prompt holds alone.</param>
/// <param name="From">Its first frame.</param>
/// <param name="To">The frame after its last one.</param>
public sealed record BeatSpan(Beat? Beat, int From, int To)
{
    /// <summary>The stretches of a shot from its first frame to its last. Beats that begin after the end are left out.</summary>
    /// <param name="shot">The shot.</param>
    public static IReadOnlyList<BeatSpan> Of(Shot shot)
    {
        var beats = shot.Beats.Where(beat => beat.AtFrame < shot.Format.FrameCount).ToList();
        var spans = new List<BeatSpan>();
        if (beats.Count == 0 || beats[0].AtFrame > 0)
            spans.Add(new(null, 0, beats.Count == 0 ? shot.Format.FrameCount : beats[0].AtFrame));
        for (var i = 0; i < beats.Count; i++)
            spans.Add(new(beats[i], beats[i].AtFrame, i + 1 < beats.Count ? beats[i + 1].AtFrame : shot.Format.FrameCount));
        return spans;
    }

    /// <summary>Where a new beat begins: at the wanted frame or the next one that is free, else in the middle of the longest stretch; null where each frame has a beat.</summary>
    /// <param name="shot">The shot.</param>
    /// <param name="wanted">The frame that somebody looks at; null when nobody does.</param>
    public static int? FreeFrame(Shot shot, int? wanted)
    {
        var taken = shot.Beats.Select(beat => beat.AtFrame).ToHashSet();
        if (wanted is { } at)
        {
            for (var frame = Math.Max(0, at); frame < shot.Format.FrameCount; frame++)
                if (!taken.Contains(frame)) return frame;
        }

        var longest = Of(shot).MaxBy(span => span.To - span.From)!;
        if (longest.Beat is null) return longest.From;
        return longest.To - longest.From < 2 ? null : longest.From + ((longest.To - longest.From) / 2);
    }

    /// <summary>Where a beat may begin without passing its neighbours: the wanted frame, or the nearest one allowed.</summary>
    /// <param name="shot">The shot.</param>
    /// <param name="beat">The beat.</param>
    /// <param name="wanted">Where it is dragged.</param>
    public static int Between(Shot shot, Beat beat, int wanted)
    {
        var others = shot.Beats.Where(other => other.Id != beat.Id).Select(other => other.AtFrame).ToList();
        var least = others.Where(frame => frame < beat.AtFrame).Select(frame => frame + 1).DefaultIfEmpty(0).Max();
        var most = others.Where(frame => frame > beat.AtFrame).Select(frame => frame - 1).DefaultIfEmpty(shot.Format.FrameCount - 1).Min();
        return Math.Clamp(wanted, least, Math.Max(least, Math.Min(most, shot.Format.FrameCount - 1)));
    }
}
