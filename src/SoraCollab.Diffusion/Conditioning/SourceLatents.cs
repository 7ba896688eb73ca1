namespace SoraCollab.Diffusion.Conditioning;

/// <summary>
/// A clip to make another of: its latents are covered with part of the noise and denoised from there (SDEdit, Meng et al. 2021,
/// arXiv 2108.01073), so the new clip keeps its composition.
/// </summary>
/// <param name="Latents">[C,F,H,W] normalised latents, such as those of an earlier result.</param>
/// <param name="Strength">How far they may change, above 0 to 1: the share of the steps that are made.</param>
public sealed record SourceLatents(float[] Latents, double Strength)
{
    /// <summary>How it is edited in place of being covered with noise once; null for that (SDEdit).</summary>
    public FlowEdit? Edit { get; init; }

    /// <summary>Steps made out of as many.</summary>
    internal int StepsOf(int steps) => Math.Min((int)(steps * Strength), steps);
}
