namespace SoraCollab.Core.Storyboards;

/// <summary>The scene is not in the storyboard.</summary>
/// <param name="scene">The scene named.</param>
public sealed class SceneNotFoundException(SceneId scene)
    : CommandRefusedException($"Scene {scene} is not in this storyboard. Somebody may have removed it; undo brings it back.");
