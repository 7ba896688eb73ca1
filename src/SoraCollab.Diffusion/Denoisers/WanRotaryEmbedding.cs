namespace SoraCollab.Diffusion.Denoisers;

/// <summary>
/// Rotary tables of the Wan transformer: the pairs of a head's channels are shared out to time, rows and columns, each with frequencies of
/// its own; positions are whole tokens (https://github.com/huggingface/diffusers, transformer_wan.py).
/// </summary>
public static class WanRotaryEmbedding
{
    private const double Theta = 10000;

    /// <summary>The tables of one clip.</summary>
    /// <param name="frames">Tokens in time.</param>
    /// <param name="rows">Tokens from top to bottom.</param>
    /// <param name="columns">Tokens from left to right.</param>
    /// <param name="headWidth">Channels of a head.</param>
    /// <param name="cosines">[S, half a head], an entry for each pair.</param>
    /// <param name="sines">[S, half a head].</param>
    public static void Fill(int frames, int rows, int columns, int headWidth, Span<float> cosines, Span<float> sines)
    {
        int side = 2 * (headWidth / 6);
        ReadOnlySpan<int> widths = [headWidth - (2 * side), side, side];
        int pairs = headWidth / 2;
        ArgumentOutOfRangeException.ThrowIfNotEqual(cosines.Length, frames * rows * columns * pairs);
        ArgumentOutOfRangeException.ThrowIfNotEqual(sines.Length, cosines.Length);
        int at = 0;
        for (int token = 0; token < frames * rows * columns; token++)
        {
            ReadOnlySpan<int> position = [token / (rows * columns), token / columns % rows, token % columns];
            for (int axis = 0; axis < 3; axis++)
            {
                for (int pair = 0; pair < widths[axis] / 2; pair++, at++)
                {
                    (double sine, double cosine) = Math.SinCos(position[axis] / Math.Pow(Theta, 2.0 * pair / widths[axis]));
                    cosines[at] = (float)cosine;
                    sines[at] = (float)sine;
                }
            }
        }
    }
}
