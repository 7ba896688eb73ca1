namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A scene went away with its shots.</summary>
/// <param name="Scene">The scene as it was, whole.</param>
public sealed record SceneRemoved(Scene Scene) : StoryboardEvent;
