namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Moves a scene with its shots.</summary>
/// <param name="SceneId">The scene.</param>
/// <param name="Before">The scene it comes before, or null for the end of the film.</param>
public sealed record MoveScene(SceneId SceneId, SceneId? Before = null) : StoryboardCommand;
