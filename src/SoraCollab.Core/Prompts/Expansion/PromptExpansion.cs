namespace SoraCollab.Core.Prompts.Expansion;

/// <summary>A prompt and what it was written out to.</summary>
/// <param name="Prompt">As it was given.</param>
/// <param name="Text">What the model reads; the prompt itself where it was left as it is.</param>
/// <param name="Added">Attributes that the prompt left open, with the values that were added.</param>
public sealed record PromptExpansion(string Prompt, string Text, IReadOnlyDictionary<string, string> Added)
{
    /// <summary>Whether anything was added.</summary>
    public bool IsExpanded => Added.Count > 0;
}
