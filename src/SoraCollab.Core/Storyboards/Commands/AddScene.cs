namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Adds a scene.</summary>
/// <param name="SceneId">The new scene's id, chosen by the sender and not used before.</param>
/// <param name="Title">Title, at most 200 characters.</param>
/// <param name="SlugLine">Slug line, at most 200 characters.</param>
/// <param name="After">The scene it comes after, or null for the end of the film.</param>
public sealed record AddScene(
    SceneId SceneId,
    string Title,
    string SlugLine = "",
    SceneId? After = null) : StoryboardCommand;
