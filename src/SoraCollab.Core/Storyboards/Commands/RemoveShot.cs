namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Removes a shot with its takes; undo brings them back.</summary>
/// <param name="ShotId">The shot.</param>
public sealed record RemoveShot(ShotId ShotId) : StoryboardCommand;
