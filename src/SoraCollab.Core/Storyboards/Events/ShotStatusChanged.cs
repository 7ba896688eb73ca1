namespace SoraCollab.Core.Storyboards.Events;

/// <summary>Where a shot stands in the team's work changed.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Before">The status before.</param>
/// <param name="After">The status now.</param>
public sealed record ShotStatusChanged(ShotId ShotId, ShotStatus Before, ShotStatus After) : StoryboardEvent;
