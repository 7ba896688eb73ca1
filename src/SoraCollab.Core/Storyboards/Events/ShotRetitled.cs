namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A shot's title changed.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Before">The title before.</param>
/// <param name="After">The title now.</param>
public sealed record ShotRetitled(ShotId ShotId, string Before, string After) : StoryboardEvent;
