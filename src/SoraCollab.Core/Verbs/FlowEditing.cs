namespace SoraCollab.Core.Verbs;

/// <summary>
/// How a remix is edited by the difference of two prompts (FlowEdit, Kulikov et al. 2024): what both say stays as it is. The
/// remix's strength is the share of the steps that it goes through, the take's guidance that of the new prompt.
/// </summary>
/// <param name="SourcePrompt">What the source shows, as the model would be told it.</param>
public sealed record FlowEditing(string SourcePrompt)
{
    /// <summary>Most noises that a step averages over.</summary>
    public const int MostAverages = 8;

    /// <summary>Noises that each step averages over, 1 to <see cref="MostAverages"/>; more are steadier and take as many times longer.</summary>
    public int Averages { get; init; } = 1;

    /// <summary>Share of the steps at the end that follow the new prompt alone, 0 to below the remix's strength.</summary>
    public double LeastStrength { get; init; }

    /// <summary>Guidance by the source's prompt, from 1 (none) to the model's strongest.</summary>
    public double SourceGuidance { get; init; } = 1.5;
}
