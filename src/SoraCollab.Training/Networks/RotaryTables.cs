using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>
/// Rotary positions of LTX-Video: each token's time (seconds), row and column (pixels) turn channel pairs by
/// 10000^(j/(n-1)) π/2 (2p - 1) with p the coordinate over (20, 2048, 2048), n = width / 6 frequencies, the axes taking turns.
/// Cosines and sines are kept once per pair, float32, [tokens, width / 2] or [batch, tokens, width / 2].
/// </summary>
internal sealed record RotaryTables(Tensor Cosine, Tensor Sine)
{
    private static readonly double[] Extent = [20, 2048, 2048];

    /// <param name="coordinates">Time, row and column of each token.</param>
    /// <param name="width">Channels of the transformer, all heads together.</param>
    public static RotaryTables From(IReadOnlyList<(double Time, double Row, double Column)> coordinates, int width)
    {
        var pairs = width / 2;
        var frequencies = width / 6;
        var still = pairs - (3 * frequencies); // width modulo 6 leaves leading channels that do not turn
        var cosine = new float[coordinates.Count * pairs];
        var sine = new float[cosine.Length];
        for (var token = 0; token < coordinates.Count; token++)
        {
            var (time, row, column) = coordinates[token];
            double[] position = [time, row, column];
            for (var pair = 0; pair < pairs; pair++)
            {
                var (frequency, axis) = Math.DivRem(pair - still, 3);
                var angle = pair < still
                    ? 0
                    : Math.Pow(10000, frequency / (frequencies - 1.0)) * (Math.PI / 2) * ((2 * position[axis] / Extent[axis]) - 1);
                cosine[(token * pairs) + pair] = (float)Math.Cos(angle);
                sine[(token * pairs) + pair] = (float)Math.Sin(angle);
            }
        }

        long[] shape = [coordinates.Count, pairs];
        return new RotaryTables(tensor(cosine, shape), tensor(sine, shape));
    }
}
