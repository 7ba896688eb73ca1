namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A shot went away with its takes.</summary>
/// <param name="SceneId">The scene it belonged to.</param>
/// <param name="Shot">The shot as it was, whole.</param>
public sealed record ShotRemoved(SceneId SceneId, Shot Shot) : StoryboardEvent;
