namespace SoraCollab.Core.Storyboards;

/// <summary>The answer to a command that was not refused.</summary>
/// <param name="Entry">What it changed.</param>
/// <param name="IsRepeat">True where the command was accepted before: the entry is the stored one and must not be committed again.</param>
public sealed record StoryboardDecision(StoryboardLogEntry Entry, bool IsRepeat);
