namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A take was rated.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="TakeId">The take.</param>
/// <param name="Before">The rating before, or null.</param>
/// <param name="After">The rating now, or null.</param>
public sealed record TakeRated(ShotId ShotId, TakeId TakeId, int? Before, int? After) : StoryboardEvent;
