namespace SoraCollab.Core.Prompts;

/// <summary>vocabulary.json as it is written.</summary>
internal sealed record ModelVocabularyFile(
    int Format, IReadOnlyList<ModelVocabularyAttribute> Attributes, IReadOnlyList<string> FunctionWords);
