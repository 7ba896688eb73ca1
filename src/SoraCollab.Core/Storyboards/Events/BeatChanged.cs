namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A beat of a shot came, changed or went.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Before">As it was; null where there was none.</param>
/// <param name="After">As it is; null where there is none any more.</param>
public sealed record BeatChanged(ShotId ShotId, Beat? Before, Beat? After) : StoryboardEvent;
