namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A shot changed its place.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Before">Where it was.</param>
/// <param name="After">Where it is.</param>
public sealed record ShotMoved(ShotId ShotId, ShotPlace Before, ShotPlace After) : StoryboardEvent;
