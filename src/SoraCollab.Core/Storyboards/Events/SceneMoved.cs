namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A scene changed its place.</summary>
/// <param name="SceneId">The scene.</param>
/// <param name="Before">The order key before.</param>
/// <param name="After">The order key now.</param>
public sealed record SceneMoved(SceneId SceneId, string Before, string After) : StoryboardEvent;
