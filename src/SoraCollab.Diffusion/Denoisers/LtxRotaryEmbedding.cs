namespace SoraCollab.Diffusion.Denoisers;

/// <summary>
/// Rotary position tables of LTX-Video: frequencies from pi/2 to 10,000·pi/2 of the position in time, height and width,
/// interleaved by frequency, each for a pair of channels; channels left over come first and do not turn.
/// </summary>
public static class LtxRotaryEmbedding
{
    private const double Theta = 10_000;
    private const float BaseSeconds = 20;
    private const float BasePixels = 2048;

    /// <summary>Fills the tables of one sequence.</summary>
    /// <param name="coordinates">[3,S]: seconds, pixels from the top, pixels from the left.</param>
    /// <param name="width">Inner width of the transformer.</param>
    /// <param name="cosines">[S,width].</param>
    /// <param name="sines">[S,width].</param>
    public static void Fill(ReadOnlySpan<float> coordinates, int width, Span<float> cosines, Span<float> sines)
    {
        int tokens = coordinates.Length / 3;
        ArgumentOutOfRangeException.ThrowIfNotEqual(cosines.Length, tokens * width);
        ArgumentOutOfRangeException.ThrowIfNotEqual(sines.Length, tokens * width);
        int frequencies = width / 6;
        int rest = width - (6 * frequencies);
        float[] frequency = Frequencies(frequencies);
        for (int token = 0; token < tokens; token++)
        {
            Span<float> cosine = cosines.Slice(token * width, width);
            Span<float> sine = sines.Slice(token * width, width);
            cosine[..rest].Fill(1);
            sine[..rest].Clear();
            for (int axis = 0; axis < 3; axis++)
            {
                float position = (coordinates[(axis * tokens) + token] / (axis == 0 ? BaseSeconds : BasePixels) * 2) - 1;
                for (int j = 0; j < frequencies; j++)
                {
                    (double s, double c) = Math.SinCos(frequency[j] * position);
                    int at = rest + (2 * ((3 * j) + axis));
                    cosine[at] = cosine[at + 1] = (float)c;
                    sine[at] = sine[at + 1] = (float)s;
                }
            }
        }
    }

    /// <summary>
    /// pi/2·10,000^(j/(n-1)), each step rounded to single precision as the models' own code rounds it: the highest angles are
    /// some 15,000 radians, where that moves them by a thousandth, and the networks were trained with it.
    /// </summary>
    private static float[] Frequencies(int count)
    {
        float step = count > 1 ? 1f / (count - 1) : 0;
        var frequencies = new float[count];
        for (int j = 0; j < count; j++)
        {
            // Evenly spaced from both ends, as torch.linspace is.
            float exponent = j < count / 2 ? step * j : 1 - (step * (count - 1 - j));
            frequencies[j] = (float)Math.Pow(Theta, count > 1 ? exponent : 0) * (float)(Math.PI / 2);
        }

        return frequencies;
    }
}
