namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Removes a scene with its shots and their takes; undo brings them back.</summary>
/// <param name="SceneId">The scene.</param>
public sealed record RemoveScene(SceneId SceneId) : StoryboardCommand;
