namespace SoraCollab.Core.Storyboards;

/// <summary>Where a shot stands.</summary>
/// <param name="SceneId">The scene it belongs to.</param>
/// <param name="Order">Its order key within that scene.</param>
public sealed record ShotPlace(SceneId SceneId, string Order);
