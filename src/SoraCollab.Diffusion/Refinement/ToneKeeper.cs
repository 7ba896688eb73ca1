namespace SoraCollab.Diffusion.Refinement;

/// <summary>Gives refined frames the tones that they had before: refining shall add detail, and no light or colour of its own.</summary>
internal static class ToneKeeper
{
    /// <summary>Adds what two box filters, each half as wide as a cell of latents, see of the difference.</summary>
    /// <param name="refined">[frames, height, width, 3], changed in place.</param>
    /// <param name="before">The same frames before.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="cell">Pixels of a cell along each side.</param>
    public static void Keep(byte[] refined, byte[] before, int width, int height, int cell)
    {
        int values = width * height * 3;
        var difference = new float[values];
        var turned = new float[values];
        for (int at = 0; at < refined.Length; at += values)
        {
            for (int i = 0; i < values; i++)
            {
                difference[i] = before[at + i] - refined[at + i];
            }

            for (int pass = 0; pass < 2; pass++)
            {
                Blur(difference, turned, height, width * 3, 3, width, cell / 4);
                Blur(turned, difference, width, 3, width * 3, height, cell / 4);
            }

            for (int i = 0; i < values; i++)
            {
                refined[at + i] = (byte)Math.Clamp(MathF.Round(refined[at + i] + difference[i]), 0, 255);
            }
        }
    }

    /// <summary>Means along lines; beyond an end the line's last value is repeated.</summary>
    /// <param name="source">Values of three colours.</param>
    /// <param name="target">The means.</param>
    /// <param name="lines">How many lines.</param>
    /// <param name="line">Values from one line to the next.</param>
    /// <param name="step">Values from one place of a line to the next.</param>
    /// <param name="length">Places of a line.</param>
    /// <param name="reach">Places that count on each side.</param>
    private static void Blur(float[] source, float[] target, int lines, int line, int step, int length, int reach)
    {
        for (int i = 0; i < lines; i++)
        {
            for (int colour = 0; colour < 3; colour++)
            {
                int start = (i * line) + colour;
                float Value(int place) => source[start + (Math.Clamp(place, 0, length - 1) * step)];
                float sum = 0;
                for (int place = -reach; place <= reach; place++)
                {
                    sum += Value(place);
                }

                for (int place = 0; place < length; place++)
                {
                    target[start + (place * step)] = sum / ((2 * reach) + 1);
                    sum += Value(place + reach + 1) - Value(place - reach);
                }
            }
        }
    }
}
