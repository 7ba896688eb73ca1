using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.LongVideos;

/// <summary>
/// Brings the colours of later latent frames back to those of earlier ones, channel by channel (mean and deviation, as in
/// adaptive instance normalisation, Huang and Belongie 2017, arXiv 1703.06868), so that a long clip does not drift.
/// </summary>
internal static class ColourAnchor
{
    /// <summary>Bounds on how much a channel is stretched, for frames that are nearly even.</summary>
    private const float MostStretch = 1.5f;

    /// <summary>Mean and deviation of each channel over some latent frames.</summary>
    public static (float Mean, float Deviation)[] Measure(ReadOnlySpan<float> latents, LatentShape shape, int from, int to)
    {
        var statistics = new (float, float)[shape.Channels];
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            ReadOnlySpan<float> values = latents.Slice(((channel * shape.Frames) + from) * shape.FrameTokenCount, (to - from) * shape.FrameTokenCount);
            double sum = 0, squares = 0;
            foreach (float value in values)
            {
                sum += value;
                squares += (double)value * value;
            }

            double mean = sum / values.Length;
            statistics[channel] = ((float)mean, (float)Math.Sqrt(Math.Max(0, (squares / values.Length) - (mean * mean))));
        }

        return statistics;
    }

    /// <summary>Moves latent frames towards the statistics of others, more and more the farther they are from what they go on from.</summary>
    /// <param name="latents">[C,F,H,W], changed in place.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="from">The first to move.</param>
    /// <param name="to">One past the last.</param>
    /// <param name="anchor">Where to.</param>
    /// <param name="strength">How far the farthest goes, 0 to 1.</param>
    /// <param name="backwards">Whether they go on from what comes after them.</param>
    public static void Apply(Span<float> latents, LatentShape shape, int from, int to, (float Mean, float Deviation)[] anchor, float strength, bool backwards)
    {
        (float Mean, float Deviation)[] own = Measure(latents, shape, from, to);
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            float stretch = own[channel].Deviation > 0 ? Math.Clamp(anchor[channel].Deviation / own[channel].Deviation, 1 / MostStretch, MostStretch) : 1;
            for (int frame = from; frame < to; frame++)
            {
                float weight = strength * (backwards ? to - frame : frame - from + 1) / (to - from);
                foreach (ref float value in latents.Slice(((channel * shape.Frames) + frame) * shape.FrameTokenCount, shape.FrameTokenCount))
                {
                    float moved = ((value - own[channel].Mean) * stretch) + anchor[channel].Mean;
                    value += weight * (moved - value);
                }
            }
        }
    }
}
