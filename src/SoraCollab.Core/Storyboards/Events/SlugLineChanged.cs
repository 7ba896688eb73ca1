namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A scene's slug line changed.</summary>
/// <param name="SceneId">The scene.</param>
/// <param name="Before">The slug line before.</param>
/// <param name="After">The slug line now.</param>
public sealed record SlugLineChanged(SceneId SceneId, string Before, string After) : StoryboardEvent;
