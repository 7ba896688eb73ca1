using SoraCollab.Core.Verbs;

namespace SoraCollab.Web.Queue;

/// <summary>What a person asks to be made of a shot.</summary>
/// <param name="Verb">What to do. Its footage needs to name a take, or the hash of project media; the rest is looked up.</param>
public sealed record TakeRequest(TakeVerb Verb)
{
    /// <summary>How many takes, 1 to <see cref="GenerationQueue.MaximumVariations"/>.</summary>
    public int Variations { get; init; } = 1;

    /// <summary>What happens in the take, in place of the shot's own prompt and beats; null for those.</summary>
    public string? Words { get; init; }
}
