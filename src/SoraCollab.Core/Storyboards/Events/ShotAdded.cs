namespace SoraCollab.Core.Storyboards.Events;

/// <summary>A shot came to be, or came back.</summary>
/// <param name="SceneId">The scene it belongs to.</param>
/// <param name="Shot">The shot whole, its place included.</param>
public sealed record ShotAdded(SceneId SceneId, Shot Shot) : StoryboardEvent;
