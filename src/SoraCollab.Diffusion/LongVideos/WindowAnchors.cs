using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.LongVideos;

/// <summary>Keeps the colours of the windows together: those of one prompt by its first window, or by the frames that are gone on from.</summary>
/// <param name="request">The clip.</param>
/// <param name="strip">Its latents.</param>
/// <param name="preview">The way from latents to colours.</param>
internal sealed class WindowAnchors(LongVideoRequest request, VideoStrip strip, LatentPreview preview)
{
    private readonly LatentTones tones = new(preview);

    /// <summary>Brings back the colours of what a window has just made.</summary>
    public void Apply(IReadOnlyList<VideoWindow> windows, int index)
    {
        VideoWindow window = windows[index];
        if (request.ColourAnchor == 0 || request.Source is not null || AnchorOf(windows, index) is not { } anchor)
        {
            return;
        }

        bool backwards = window.Given == 0 && window.GivenAfter > 0;
        ColourAnchor.Apply(
            strip.Latents,
            strip.Shape,
            window.MakesFrom,
            window.MakesTo,
            ColourAnchor.Measure(strip.Latents, strip.Shape, anchor.From, anchor.To),
            (float)request.ColourAnchor,
            backwards);
        (double Luminance, double Saturation) goal = tones.Measure(strip.Latents, strip.Shape, anchor.From, anchor.To);
        tones.Apply(strip.Latents, strip.Shape, window.MakesFrom, window.MakesTo, goal, (float)request.ColourAnchor, backwards);
    }

    /// <summary>The latent frames whose colours a window shall have; none for one that sets them.</summary>
    private (int From, int To)? AnchorOf(IReadOnlyList<VideoWindow> windows, int index)
    {
        int first = index;
        while (first > 0 && !IsBreak(windows[first - 1], windows[first]))
        {
            first--;
        }

        if (first < index)
        {
            return (windows[first].MakesFrom, windows[first].MakesTo);
        }

        // The first window of the first prompt goes on from known frames, if there are any. A window that runs into others as well
        // leads from the ones to the others and is left alone.
        int length = strip.Layout.Length;
        return (first, strip.Layout.KnownBefore, strip.Layout.KnownAfter) switch
        {
            (0, > 1, 0) => (0, strip.Layout.KnownBefore),
            (0, 0, > 1) => (length - strip.Layout.KnownAfter, length),
            _ => null,
        };
    }

    private bool IsBreak(VideoWindow before, VideoWindow after)
    {
        int at = Math.Max(before.MakesFrom, after.MakesFrom);
        return request.Prompts.Any(prompt => strip.Layout.LatentFrameOf(prompt.Frame) == at);
    }
}
