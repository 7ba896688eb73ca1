namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Changes a shot's title.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Title">The new title, at most 200 characters.</param>
public sealed record SetShotTitle(ShotId ShotId, string Title) : StoryboardCommand;
