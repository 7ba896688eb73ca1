namespace SoraCollab.Diffusion.Latents;

/// <summary>Between the autoencoder's order [C,F,H,W] and the transformer's tokens [F·H·W,C] (patch size 1).</summary>
public static class LatentTokens
{
    /// <summary>[C,F,H,W] to [F·H·W,C].</summary>
    /// <exception cref="ArgumentException">A span is not as long as the shape says.</exception>
    public static void Pack(ReadOnlySpan<float> latents, LatentShape shape, Span<float> tokens)
    {
        Check(latents.Length, shape);
        Check(tokens.Length, shape);
        Transpose(latents, shape.Channels, shape.TokenCount, tokens);
    }

    /// <summary>[F·H·W,C] to [C,F,H,W].</summary>
    /// <exception cref="ArgumentException">A span is not as long as the shape says.</exception>
    public static void Unpack(ReadOnlySpan<float> tokens, LatentShape shape, Span<float> latents)
    {
        Check(tokens.Length, shape);
        Check(latents.Length, shape);
        Transpose(tokens, shape.TokenCount, shape.Channels, latents);
    }

    private static void Transpose(ReadOnlySpan<float> source, int rows, int columns, Span<float> target)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                target[(column * rows) + row] = source[(row * columns) + column];
            }
        }
    }

    private static void Check(int length, LatentShape shape)
    {
        if (length != shape.ValueCount)
        {
            throw new ArgumentException($"{length} values were given where {shape} has {shape.ValueCount}.");
        }
    }
}
