namespace SoraCollab.Core.Prompts.Expansion;

/// <summary>A run of words that one text has kept, added or lost against another.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Text">The run, with the spaces between its words.</param>
public readonly record struct PromptChange(PromptChangeKind Kind, string Text);
