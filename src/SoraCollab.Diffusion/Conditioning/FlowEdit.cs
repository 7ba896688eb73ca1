namespace SoraCollab.Diffusion.Conditioning;

/// <summary>
/// Editing without inversion (FlowEdit, Kulikov et al. 2024, arXiv 2412.08629): the source itself is moved along the difference
/// of the velocities that the new prompt and the source's own ask for, so what both prompts ask for alike stays where it is. The
/// source's strength says where it begins (n_max of the steps), the clip's guidance is that of the new prompt.
/// </summary>
public sealed record FlowEdit
{
    /// <summary>Most noises that a step averages over.</summary>
    public const int MostAverages = 8;

    /// <summary>What the source shows.</summary>
    public required string SourcePrompt { get; init; }

    /// <summary>Noises that each step averages over (n_avg), 1 to <see cref="MostAverages"/>; each costs two passes.</summary>
    public int Averages { get; init; } = 1;

    /// <summary>Share of the steps, the last ones, that denoise by the new prompt alone (n_min), 0 to below the source's strength; more lets textures change freely.</summary>
    public double LeastStrength { get; init; }

    /// <summary>Classifier-free guidance of the source's prompt, from 1 (none).</summary>
    public double SourceGuidance { get; init; } = 1.5;

    /// <summary>Plain steps out of as many.</summary>
    internal int PlainStepsOf(int steps) => (int)(steps * LeastStrength);
}
