namespace SoraCollab.Core.Storyboards;

/// <summary>The actor has nothing to undo.</summary>
public sealed class NothingToUndoException()
    : CommandRefusedException("There is nothing of yours left to undo.");
