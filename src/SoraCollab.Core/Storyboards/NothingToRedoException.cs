namespace SoraCollab.Core.Storyboards;

/// <summary>The actor has nothing to redo.</summary>
public sealed class NothingToRedoException()
    : CommandRefusedException("There is nothing of yours to do again.");
