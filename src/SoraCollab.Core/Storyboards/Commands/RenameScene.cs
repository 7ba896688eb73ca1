namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Changes a scene's title.</summary>
/// <param name="SceneId">The scene.</param>
/// <param name="Title">The new title, at most 200 characters.</param>
public sealed record RenameScene(SceneId SceneId, string Title) : StoryboardCommand;
