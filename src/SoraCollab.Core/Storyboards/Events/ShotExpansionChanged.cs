namespace SoraCollab.Core.Storyboards.Events;

/// <summary>Whether a shot's prompt is expanded changed.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Before">Whether it was.</param>
/// <param name="After">Whether it is.</param>
public sealed record ShotExpansionChanged(ShotId ShotId, bool Before, bool After) : StoryboardEvent;
