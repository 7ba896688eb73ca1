namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Changes a scene's slug line.</summary>
/// <param name="SceneId">The scene.</param>
/// <param name="SlugLine">The new slug line, at most 200 characters.</param>
public sealed record SetSlugLine(SceneId SceneId, string SlugLine) : StoryboardCommand;
