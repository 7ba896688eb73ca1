namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Moves a shot, within its scene or to another.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="SceneId">The scene it goes to.</param>
/// <param name="Before">The shot of that scene it comes before, or null for the end of the scene.</param>
public sealed record MoveShot(ShotId ShotId, SceneId SceneId, ShotId? Before = null) : StoryboardCommand;
