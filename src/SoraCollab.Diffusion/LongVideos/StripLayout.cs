namespace SoraCollab.Diffusion.LongVideos;

/// <summary>
/// Where a clip and what is known around it lie on the grid of latent frames: one for the first picture, then one for every few
/// pictures. Latent frame j stands for the pictures from (j - 1)·ratio + 1 to j·ratio.
/// </summary>
internal sealed record StripLayout
{
    /// <summary>Pictures of a latent frame.</summary>
    public required int Ratio { get; init; }

    /// <summary>Latent frames in all.</summary>
    public required int Length { get; init; }

    /// <summary>Picture of the strip that is the clip's first.</summary>
    public required int Offset { get; init; }

    /// <summary>Latent frames known at the beginning.</summary>
    public required int KnownBefore { get; init; }

    /// <summary>Which of the pictures before the clip the strip begins with.</summary>
    public required int BeforeFrom { get; init; }

    /// <summary>Latent frames known at the end.</summary>
    public required int KnownAfter { get; init; }

    /// <summary>How many pictures after the clip share a latent frame with its last ones; the latent frames known begin after them.</summary>
    public required int AfterFrom { get; init; }

    /// <summary>Lays out a clip.</summary>
    /// <param name="frames">Pictures of the clip.</param>
    /// <param name="before">Pictures known before it.</param>
    /// <param name="after">Pictures known after it.</param>
    /// <param name="ratio">Pictures of a latent frame.</param>
    /// <param name="context">Latent frames to take in on each side, where there are as many.</param>
    /// <param name="placement">Where pictures at the end are to stand.</param>
    public static StripLayout Of(int frames, int before, int after, int ratio, int context, Conditioning.ConditionPlacement placement)
    {
        int groups = before == 0 ? 0 : Math.Min(context, (before - 1) / ratio);
        int offset = (groups * ratio) + 1;
        if (before == 0)
        {
            // Nothing binds the beginning, so the end decides: pictures in place fill latent frames from one's first picture on, those
            // beside begin at one's last. What is over at the beginning is left away.
            int phase = placement == Conditioning.ConditionPlacement.InPlace ? 1 : 0;
            offset = after == 0 ? 0 : Remainder(phase - frames, ratio);
        }

        int first = offset + frames; // the first picture after the clip
        int shared = after == 0 ? 0 : Remainder(1 - first, ratio);
        int known = after == 0 ? 0 : Math.Max(1, Math.Min(context, (after - shared) / ratio));
        int pictures = after == 0 ? first : first + shared;
        return new StripLayout
        {
            Ratio = ratio,
            Length = ((pictures - 1 + ratio - 1) / ratio) + 1 + known,
            Offset = offset,
            KnownBefore = before == 0 ? 0 : groups + 1,
            BeforeFrom = before == 0 ? 0 : before - 1 - (groups * ratio),
            KnownAfter = known,
            AfterFrom = shared,
        };
    }

    /// <summary>The latent frame that holds a picture of the clip.</summary>
    public int LatentFrameOf(int frame) => (Offset + frame + Ratio - 1) / Ratio;

    /// <summary>The first picture of the clip in a latent frame; at least 0.</summary>
    public int FrameOf(int latentFrame) => Math.Max(0, (latentFrame == 0 ? 0 : ((latentFrame - 1) * Ratio) + 1) - Offset);

    private static int Remainder(int value, int divisor) => ((value % divisor) + divisor) % divisor;
}
