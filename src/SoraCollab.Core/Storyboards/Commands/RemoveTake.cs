namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Removes a take from a shot. Its files stay, and undo brings it back.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="TakeId">One of its takes.</param>
public sealed record RemoveTake(ShotId ShotId, TakeId TakeId) : StoryboardCommand;
