namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Chooses the take that stands in the film.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="TakeId">One of its takes, or null for none.</param>
public sealed record ChooseTake(ShotId ShotId, TakeId? TakeId) : StoryboardCommand;
