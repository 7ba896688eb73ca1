using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;

namespace SoraCollab.Web.Board;

/// <summary>Where a shot goes when it is moved by keyboard: one place along, through the borders of scenes.</summary>
internal static class ShotMove
{
    /// <summary>The command, or null at either end of the film.</summary>
    public static MoveShot? By(Storyboard storyboard, ShotId shot, int step)
    {
        var scenes = storyboard.Scenes;
        var sceneIndex = scenes.ToList().FindIndex(scene => scene.Shots.Any(candidate => candidate.Id == shot));
        if (sceneIndex < 0) return null;
        var scene = scenes[sceneIndex];
        var at = scene.Shots.ToList().FindIndex(candidate => candidate.Id == shot);
        if (step < 0)
        {
            if (at > 0) return new MoveShot(shot, scene.Id, scene.Shots[at - 1].Id);
            return sceneIndex > 0 ? new MoveShot(shot, scenes[sceneIndex - 1].Id) : null;
        }

        if (at < scene.Shots.Length - 1)
        {
            return new MoveShot(shot, scene.Id, at + 2 < scene.Shots.Length ? scene.Shots[at + 2].Id : null);
        }

        return sceneIndex < scenes.Length - 1
            ? new MoveShot(shot, scenes[sceneIndex + 1].Id, scenes[sceneIndex + 1].Shots.FirstOrDefault()?.Id)
            : null;
    }
}
