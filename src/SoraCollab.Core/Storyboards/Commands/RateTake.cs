namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Rates a take.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="TakeId">One of its takes.</param>
/// <param name="Rating">1 to 5, or null for none.</param>
public sealed record RateTake(ShotId ShotId, TakeId TakeId, int? Rating) : StoryboardCommand;
