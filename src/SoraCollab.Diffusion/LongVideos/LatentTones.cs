using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.LongVideos;

/// <summary>
/// Luminance and saturation of latents as a preview sees them, and how to change both without decoding: what each cell's colours
/// are to change by is turned into the smallest change of its latents that a preview would show so.
/// </summary>
internal sealed class LatentTones
{
    /// <summary>Holds back what a preview hardly sees of the latents, against large changes for little colour.</summary>
    private const double Ridge = 1e-3;

    /// <summary>Most that windows are brought back by: what differs more is another picture, not other light on it.</summary>
    private const double MostLuminance = 0.15;
    private const double MostSaturation = 1.25;

    private readonly LatentPreview preview;
    private readonly float[] back;
    private readonly int values;

    /// <summary>Prepares the way from colours to latents.</summary>
    /// <param name="preview">The way from latents to colours.</param>
    public LatentTones(LatentPreview preview)
    {
        this.preview = preview;
        values = preview.CellValues;
        back = Inverse(preview.Weights, preview.Channels, values);
    }

    /// <summary>Mean luminance (BT.709, 0 to 1) and saturation (largest less smallest colour, 0 to 1) of some latent frames.</summary>
    public (double Luminance, double Saturation) Measure(ReadOnlySpan<float> latents, LatentShape shape, int from, int to)
    {
        double luminance = 0, saturation = 0;
        var cell = new float[values];
        var latent = new float[shape.Channels];
        for (int frame = from; frame < to; frame++)
        {
            for (int place = 0; place < shape.FrameTokenCount; place++)
            {
                Read(latents, shape, frame, place, latent);
                preview.Map(latent, cell);
                for (int i = 0; i < values; i += 3)
                {
                    (float r, float g, float b) = (Level(cell[i]), Level(cell[i + 1]), Level(cell[i + 2]));
                    luminance += Luminance(r, g, b);
                    saturation += Math.Max(r, Math.Max(g, b)) - Math.Min(r, Math.Min(g, b));
                }
            }
        }

        double count = (double)(to - from) * shape.FrameTokenCount * values / 3;
        return (luminance / count, saturation / count);
    }

    /// <summary>Brings latent frames to a luminance and a saturation, more and more the farther they are from what they go on from.</summary>
    /// <param name="latents">[C,F,H,W], changed in place.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="from">The first to change.</param>
    /// <param name="to">One past the last.</param>
    /// <param name="goal">Where to.</param>
    /// <param name="strength">How far the farthest goes, 0 to 1.</param>
    /// <param name="backwards">Whether they go on from what comes after them.</param>
    public void Apply(Span<float> latents, LatentShape shape, int from, int to, (double Luminance, double Saturation) goal, float strength, bool backwards)
    {
        (double luminance, double saturation) = Measure(latents, shape, from, to);
        float lift = (float)Math.Clamp(goal.Luminance - luminance, -MostLuminance, MostLuminance) * 2; // colours of a preview lie from -1 to 1
        float gain = saturation > 0 ? (float)Math.Clamp(goal.Saturation / saturation, 1 / MostSaturation, MostSaturation) : 1;
        var cell = new float[values];
        var latent = new float[shape.Channels];
        for (int frame = from; frame < to; frame++)
        {
            float weight = strength * (backwards ? to - frame : frame - from + 1) / (to - from);
            for (int place = 0; place < shape.FrameTokenCount; place++)
            {
                Read(latents, shape, frame, place, latent);
                preview.Map(latent, cell);
                for (int i = 0; i < values; i += 3)
                {
                    float grey = Luminance(cell[i], cell[i + 1], cell[i + 2]);
                    for (int colour = i; colour < i + 3; colour++)
                    {
                        cell[colour] = weight * (((gain - 1) * (cell[colour] - grey)) + lift);
                    }
                }

                for (int channel = 0; channel < shape.Channels; channel++)
                {
                    float change = 0;
                    for (int i = 0; i < values; i++)
                    {
                        change += back[(channel * values) + i] * cell[i];
                    }

                    latents[(((channel * shape.Frames) + frame) * shape.FrameTokenCount) + place] += change;
                }
            }
        }
    }

    private static void Read(ReadOnlySpan<float> latents, LatentShape shape, int frame, int place, float[] latent)
    {
        for (int channel = 0; channel < latent.Length; channel++)
        {
            latent[channel] = latents[(((channel * shape.Frames) + frame) * shape.FrameTokenCount) + place];
        }
    }

    private static float Level(float colour) => Math.Clamp((colour + 1) / 2, 0, 1);

    private static float Luminance(float r, float g, float b) => (0.2126f * r) + (0.7152f * g) + (0.0722f * b);

    /// <summary>[channels, values] W·(WᵀW + ridge)⁻¹ for a map W of [channels, values].</summary>
    private static float[] Inverse(ReadOnlySpan<float> weights, int channels, int values)
    {
        var regression = new RidgeRegression(values, channels);
        var (row, unit) = (new double[values], new double[channels]);
        double energy = 0;
        for (int channel = 0; channel < channels; channel++)
        {
            for (int i = 0; i < values; i++)
            {
                row[i] = weights[(channel * values) + i];
                energy += row[i] * row[i];
            }

            unit[channel] = 1;
            regression.Add(row, unit);
            unit[channel] = 0;
        }

        double[][] solved = regression.Solve(Ridge * energy / channels);
        return [.. Enumerable.Range(0, channels).SelectMany(channel => solved.Select(colours => (float)colours[channel]))];
    }
}
