namespace SoraCollab.Training.Captions;

/// <summary>A value of an attribute: the phrases captions have for it, and the words of these that also say something alone.</summary>
public sealed record VocabularyValue(string Name, IReadOnlyList<string> Wordings, IReadOnlyList<string> Words);
