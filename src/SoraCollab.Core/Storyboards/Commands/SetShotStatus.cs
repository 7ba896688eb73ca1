namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Changes where a shot stands in the team's work.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Status">The new status.</param>
public sealed record SetShotStatus(ShotId ShotId, ShotStatus Status) : StoryboardCommand;
