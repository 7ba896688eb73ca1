namespace SoraCollab.Core.Prompts;

/// <summary>One thing a model can draw or do, as a value of an attribute.</summary>
/// <param name="Name">The value's own name, as in "sailboat".</param>
/// <param name="Wordings">The phrases it was taught with; the first is the plainest.</param>
/// <param name="Words">The words of these phrases that also mean something by themselves.</param>
public sealed record ModelVocabularyValue(string Name, IReadOnlyList<string> Wordings, IReadOnlyList<string> Words);
