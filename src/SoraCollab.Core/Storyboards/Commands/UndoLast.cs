namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Undoes the sender's last own change that still can be undone, without touching what others did.</summary>
public sealed record UndoLast : StoryboardCommand;
