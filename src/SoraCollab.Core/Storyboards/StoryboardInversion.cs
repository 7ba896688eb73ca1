using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Core.Storyboards;

/// <summary>Turns events round, and tells what they touch.</summary>
internal static class StoryboardInversion
{
    /// <summary>The event that takes another back, or null where nobody may: a take that was made stays made.</summary>
    internal static StoryboardEvent? Invert(StoryboardEvent happened) => happened switch
    {
        ProjectRenamed renamed => new ProjectRenamed(renamed.After, renamed.Before),
        SceneAdded added => new SceneRemoved(added.Scene),
        SceneRemoved removed => new SceneAdded(removed.Scene),
        SceneRenamed renamed => renamed with { Before = renamed.After, After = renamed.Before },
        SlugLineChanged changed => changed with { Before = changed.After, After = changed.Before },
        SceneMoved moved => moved with { Before = moved.After, After = moved.Before },
        ShotAdded added => new ShotRemoved(added.SceneId, added.Shot),
        ShotRemoved removed => new ShotAdded(removed.SceneId, removed.Shot),
        ShotMoved moved => moved with { Before = moved.After, After = moved.Before },
        ShotRetitled retitled => retitled with { Before = retitled.After, After = retitled.Before },
        PromptEdited edited => edited with { Operation = edited.Inverse, Inverse = edited.Operation },
        ShotFormatChanged changed => changed with { Before = changed.After, After = changed.Before },
        ShotSeedChanged changed => changed with { Before = changed.After, After = changed.Before },
        ShotSamplingChanged changed => changed with { Before = changed.After, After = changed.Before },
        ShotStatusChanged changed => changed with { Before = changed.After, After = changed.Before },
        TakeChosen chosen => chosen with { Before = chosen.After, After = chosen.Before },
        BeatChanged changed => changed with { Before = changed.After, After = changed.Before },
        NoteChanged changed => changed with { Before = changed.After, After = changed.Before },
        ShotPresetsChanged changed => changed with { Before = changed.After, After = changed.Before },
        ShotExpansionChanged changed => changed with { Before = changed.After, After = changed.Before },
        TakeRated rated => rated with { Before = rated.After, After = rated.Before },
        TakeRemoved removed => new TakeReturned(removed.ShotId, removed.Take, removed.WasChosen),
        TakeReturned returned => new TakeRemoved(returned.ShotId, returned.Take, returned.WasChosen),
        CastChanged changed => new CastChanged(changed.After, changed.Before),
        PresetChanged changed => new PresetChanged(changed.After, changed.Before),
        ScriptChanged changed => new ScriptChanged(changed.After, changed.Before),
        ShotScriptChanged changed => changed with { Before = changed.After, After = changed.Before },
        PlaylistChanged changed => new PlaylistChanged(changed.After, changed.Before),
        _ => null,
    };

    /// <summary>The shot that an event touches, or null where it touches none.</summary>
    internal static ShotId? ShotOf(StoryboardEvent happened) => happened switch
    {
        ShotAdded added => added.Shot.Id,
        ShotRemoved removed => removed.Shot.Id,
        ShotMoved moved => moved.ShotId,
        ShotRetitled retitled => retitled.ShotId,
        PromptEdited edited => edited.ShotId,
        ShotFormatChanged changed => changed.ShotId,
        ShotSeedChanged changed => changed.ShotId,
        ShotSamplingChanged changed => changed.ShotId,
        ShotStatusChanged changed => changed.ShotId,
        TakeAdded added => added.ShotId,
        TakeChosen chosen => chosen.ShotId,
        BeatChanged changed => changed.ShotId,
        NoteChanged changed => changed.ShotId,
        ShotScriptChanged changed => changed.ShotId,
        ShotPresetsChanged changed => changed.ShotId,
        ShotExpansionChanged changed => changed.ShotId,
        TakeRated rated => rated.ShotId,
        TakeRemoved removed => removed.ShotId,
        TakeReturned returned => returned.ShotId,
        _ => null,
    };

    /// <summary>The scenes that an event names.</summary>
    internal static IEnumerable<SceneId> ScenesOf(StoryboardEvent happened) => happened switch
    {
        SceneAdded added => [added.Scene.Id],
        SceneRemoved removed => [removed.Scene.Id],
        SceneRenamed renamed => [renamed.SceneId],
        SlugLineChanged changed => [changed.SceneId],
        SceneMoved moved => [moved.SceneId],
        ShotAdded added => [added.SceneId],
        ShotRemoved removed => [removed.SceneId],
        ShotMoved moved => [moved.Before.SceneId, moved.After.SceneId],
        _ => [],
    };
}
