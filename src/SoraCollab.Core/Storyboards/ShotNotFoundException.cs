namespace SoraCollab.Core.Storyboards;

/// <summary>The shot is not in the storyboard.</summary>
/// <param name="shot">The shot named.</param>
public sealed class ShotNotFoundException(ShotId shot)
    : CommandRefusedException($"Shot {shot} is not in this storyboard. Somebody may have removed it; undo brings it back.");
