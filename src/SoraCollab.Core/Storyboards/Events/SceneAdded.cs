namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A scene came to be, or came back.</summary>
/// <param name="Scene">The scene whole, its place included.</param>
public sealed record SceneAdded(Scene Scene) : StoryboardEvent;
