namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A shot's frame or length changed.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="Before">The format before.</param>
/// <param name="After">The format now.</param>
public sealed record ShotFormatChanged(ShotId ShotId, ShotFormat Before, ShotFormat After) : StoryboardEvent;
