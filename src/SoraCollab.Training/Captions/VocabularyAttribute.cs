namespace SoraCollab.Training.Captions;

/// <summary>An attribute that prompts may state, with the values a model was trained on.</summary>
public sealed record VocabularyAttribute(string Name, IReadOnlyList<VocabularyValue> Values);
