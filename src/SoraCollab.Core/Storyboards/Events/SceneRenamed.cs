namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A scene's title changed.</summary>
/// <param name="SceneId">The scene.</param>
/// <param name="Before">The title before.</param>
/// <param name="After">The title now.</param>
public sealed record SceneRenamed(SceneId SceneId, string Before, string After) : StoryboardEvent;
