namespace SoraCollab.Diffusion.Denoisers;

/// <summary>Away from what the negative prompt asks for, towards the prompt (Ho and Salimans 2022, arXiv 2207.12598).</summary>
public static class ClassifierFreeGuidance
{
    /// <summary>negative + scale·(positive - negative), written over <paramref name="negative"/>.</summary>
    /// <param name="negative">Velocity with the negative prompt.</param>
    /// <param name="positive">Velocity with the prompt.</param>
    /// <param name="scale">1 leaves the prompt's velocity as it is.</param>
    public static void Apply(Span<float> negative, ReadOnlySpan<float> positive, float scale)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(positive.Length, negative.Length);
        for (int i = 0; i < negative.Length; i++)
        {
            negative[i] += scale * (positive[i] - negative[i]);
        }
    }
}
