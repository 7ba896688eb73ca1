namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Gives the film a screenplay, or the next draft of it. Shots stay as they are.</summary>
/// <param name="Text">The screenplay in Fountain, at most <see cref="Screenplays.ScriptRules.MaximumLength"/> characters; null or blank takes it away.</param>
public sealed record SetScript(string? Text) : StoryboardCommand;
