namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Does the sender's last undone change again.</summary>
public sealed record RedoLast : StoryboardCommand;
