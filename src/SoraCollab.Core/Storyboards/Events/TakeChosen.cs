namespace SoraCollab.Core.Storyboards.Events;

/// <summary>The take that stands in the film changed.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Before">The choice before, or null.</param>
/// <param name="After">The choice now, or null.</param>
public sealed record TakeChosen(ShotId ShotId, TakeId? Before, TakeId? After) : StoryboardEvent;
