namespace SoraCollab.Core.Prompts;

/// <summary>A word of a prompt that a model was never taught.</summary>
/// <param name="Start">Where it begins in the prompt, in UTF-16 code units.</param>
/// <param name="Length">How long it is, in UTF-16 code units.</param>
/// <param name="Word">The word as it is written there.</param>
public readonly record struct UnknownWord(int Start, int Length, string Word);
