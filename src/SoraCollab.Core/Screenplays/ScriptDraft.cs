namespace SoraCollab.Core.Screenplays;

/// <summary>The screenplay of a film as its team has it now.</summary>
/// <param name="Number">1 for the first draft, one more with each.</param>
/// <param name="Text">The screenplay in Fountain.</param>
public sealed record ScriptDraft(int Number, string Text);
