using SoraCollab.Core.Prompts.Expansion;

namespace SoraCollab.Core.Prompts;

/// <summary>vocabulary.json as it is written; the grammar came with format 2, and a model need not have one.</summary>
internal sealed record ModelVocabularyFile(
    int Format, IReadOnlyList<ModelVocabularyAttribute> Attributes, IReadOnlyList<string> FunctionWords, PromptGrammar? Grammar = null);
