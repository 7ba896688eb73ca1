namespace SoraCollab.Training.World;

/// <summary>
/// The mulberry32 random stream: one 32-bit word of state, the same numbers in every language. Scenes and captions are
/// functions of a seed, so whoever draws must draw in the same order.
/// </summary>
public sealed class Mulberry32(uint seed)
{
    private uint state = seed;

    /// <summary>The next number in [0, 1), a multiple of 2^-32.</summary>
    public double U()
    {
        unchecked
        {
            state += 0x6D2B79F5;
            var t = state;
            t = (t ^ (t >> 15)) * (t | 1);
            t ^= t + ((t ^ (t >> 7)) * (t | 61));
            return (t ^ (t >> 14)) / 4294967296.0;
        }
    }

    /// <summary>A number in [a, b).</summary>
    public double Range(double a, double b) => a + ((b - a) * U());

    /// <summary>One of the items, each as likely as the others.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[(int)(U() * items.Count)];

    /// <summary>-1 or 1.</summary>
    public int Sign() => U() < .5 ? -1 : 1;

    /// <summary>One of the items, as likely as its weight says; weights need not add up to one.</summary>
    public T Weighted<T>(IReadOnlyList<T> items, IReadOnlyList<double> weights)
    {
        if (items.Count != weights.Count)
            throw new ArgumentException($"{items.Count} items need as many weights, not {weights.Count}.", nameof(weights));
        var left = U() * weights.Sum();
        for (var i = 0; i < items.Count; i++)
        {
            left -= weights[i];
            if (left < 0) return items[i];
        }
        return items[^1];
    }
}
