using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Core.Storyboards;

/// <summary>What happens on commands about scenes.</summary>
internal static class SceneDecider
{
    internal static SceneAdded Add(Storyboard storyboard, AddScene command)
    {
        CheckTexts(command.Title, command.SlugLine);
        if (storyboard.FindScene(command.SceneId) is not null) throw new AlreadyExistsException($"Scene {command.SceneId}");
        if (storyboard.Scenes.Length >= StoryboardDecider.MaximumScenes)
            throw new TooManyException($"The storyboard has {storyboard.Scenes.Length} scenes, and more than {StoryboardDecider.MaximumScenes} are not allowed.");
        var orders = storyboard.Scenes.Select(scene => scene.Order).ToList();
        var order = command.After is { } after
            ? StoryboardPlaces.After(orders, storyboard.Scenes.IndexOf(StoryboardDecider.Find(storyboard, after)))
            : StoryboardPlaces.AtEnd(orders);
        return new(new Scene { Id = command.SceneId, Order = order, Title = command.Title, SlugLine = command.SlugLine });
    }

    internal static SceneRenamed? Rename(Storyboard storyboard, RenameScene command)
    {
        CheckTexts(command.Title, "");
        var scene = StoryboardDecider.Find(storyboard, command.SceneId);
        return scene.Title == command.Title ? null : new(scene.Id, scene.Title, command.Title);
    }

    internal static SlugLineChanged? SetSlugLine(Storyboard storyboard, SetSlugLine command)
    {
        CheckTexts("", command.SlugLine);
        var scene = StoryboardDecider.Find(storyboard, command.SceneId);
        return scene.SlugLine == command.SlugLine ? null : new(scene.Id, scene.SlugLine, command.SlugLine);
    }

    internal static SceneMoved? Move(Storyboard storyboard, MoveScene command)
    {
        var scene = StoryboardDecider.Find(storyboard, command.SceneId);
        var others = storyboard.Scenes.Remove(scene);
        var index = others.Length;
        if (command.Before == scene.Id) return null;
        if (command.Before is { } before) index = others.IndexOf(StoryboardDecider.Find(storyboard, before));
        return index == storyboard.Scenes.IndexOf(scene)
            ? null
            : new(scene.Id, scene.Order, StoryboardPlaces.After(others.Select(other => other.Order).ToList(), index - 1));
    }

    private static void CheckTexts(string title, string slugLine)
    {
        TitleRules.Check("title of the scene", title);
        TitleRules.Check("slug line", slugLine);
    }
}
