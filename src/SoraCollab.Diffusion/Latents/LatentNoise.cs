namespace SoraCollab.Diffusion.Latents;

/// <summary>
/// Gaussian noise that is a function of (seed, stream, draw, index) alone: Philox 4x32-10 (Salmon et al. 2011, "Parallel random
/// numbers: as easy as 1, 2, 3") with the seed as key and (index / 4, stream, draw) as counter, its four words made into four
/// normal values by two Box-Muller transforms. Logarithm, sine and cosine are computed here from IEEE additions and
/// multiplications only, since those of C libraries differ in the last bit: a seed gives the same latents everywhere.
/// </summary>
public static class LatentNoise
{
    /// <summary>Fills a span with values of mean 0 and variance 1.</summary>
    /// <param name="seed">Any seed.</param>
    /// <param name="stream">What the noise is for.</param>
    /// <param name="draw">Which draw for that, from 0.</param>
    /// <param name="target">Filled from its first value on.</param>
    public static void Fill(ulong seed, NoiseStream stream, int draw, Span<float> target)
    {
        Span<float> four = stackalloc float[4];
        for (int i = 0; i < target.Length; i += 4)
        {
            Block(seed, (uint)stream, (uint)draw, (ulong)i / 4, four);
            four[..Math.Min(4, target.Length - i)].CopyTo(target[i..]);
        }
    }

    private static void Block(ulong seed, uint stream, uint draw, ulong index, Span<float> four)
    {
        uint a = (uint)index, b = (uint)(index >> 32), c = stream, d = draw;
        uint key0 = (uint)seed, key1 = (uint)(seed >> 32);
        for (int round = 0; round < 10; round++)
        {
            ulong product0 = 0xD2511F53UL * a;
            ulong product1 = 0xCD9E8D57UL * c;
            (a, b, c, d) = ((uint)(product1 >> 32) ^ b ^ key0, (uint)product1, (uint)(product0 >> 32) ^ d ^ key1, (uint)product0);
            key0 += 0x9E3779B9;
            key1 += 0xBB67AE85;
        }

        Pair(a, b, out four[0], out four[1]);
        Pair(c, d, out four[2], out four[3]);
    }

    private static void Pair(uint radius, uint angle, out float first, out float second)
    {
        double length = Math.Sqrt(-2 * LogOfUnit(radius));
        (double sine, double cosine) = SinCosOfTurn(angle);
        first = (float)(length * cosine);
        second = (float)(length * sine);
    }

    /// <summary>ln((word + 1) / 2^32): 0 at the largest word, never minus infinity.</summary>
    private static double LogOfUnit(uint word)
    {
        double value = word + 1.0;
        int exponent = -32;
        while (value > 1.4142135623730951)
        {
            value *= 0.5; // exact: a power of two
            exponent++;
        }

        // ln m = 2 artanh((m-1)/(m+1)); the argument is at most 0.172, so 12 terms reach below one rounding.
        double ratio = (value - 1) / (value + 1);
        double square = ratio * ratio;
        double sum = 0;
        for (int odd = 23; odd >= 1; odd -= 2)
        {
            sum = (sum * square) + (1.0 / odd);
        }

        return (exponent * 0.69314718055994531) + (2 * ratio * sum);
    }

    /// <summary>Sine and cosine of word / 2^32 of a whole turn.</summary>
    private static (double Sine, double Cosine) SinCosOfTurn(uint word)
    {
        uint quarter = (word + 0x2000_0000) >> 30;
        double x = (int)(word - (quarter << 30)) * (2 * Math.PI / 4294967296.0); // within an eighth of a turn either way
        double square = x * x;
        double sine = 0, cosine = 0;
        for (int k = 9; k >= 1; k--)
        {
            sine = (1 + sine) * -square / (2 * k * ((2 * k) + 1));
            cosine = (1 + cosine) * -square / (2 * k * ((2 * k) - 1));
        }

        sine = x * (1 + sine);
        cosine = 1 + cosine;
        return (quarter & 3) switch
        {
            0 => (sine, cosine),
            1 => (cosine, -sine),
            2 => (-sine, -cosine),
            _ => (-cosine, sine),
        };
    }
}
