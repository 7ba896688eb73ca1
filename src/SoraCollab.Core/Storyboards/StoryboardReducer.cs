using System.Collections.Immutable;
using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Core.Storyboards;

/// <summary>
/// What an event makes of a storyboard. Pure: the same events on the same storyboard always make the same one, here, after a
/// restart and in every browser.
/// </summary>
public static class StoryboardReducer
{
    /// <summary>The storyboard of a new project: no scenes, version 0.</summary>
    public static Storyboard Empty(ProjectId id, string title) => new() { Id = id, Title = title };

    /// <summary>The storyboard after an accepted command.</summary>
    /// <exception cref="ArgumentException">The entry does not follow the storyboard's version.</exception>
    public static Storyboard Apply(Storyboard storyboard, StoryboardLogEntry entry)
    {
        if (entry.ProjectId != storyboard.Id || entry.Version != storyboard.Version + 1)
            throw new ArgumentException(
                $"Entry {entry.Version} of {entry.ProjectId} does not follow version {storyboard.Version} of {storyboard.Id}.", nameof(entry));
        return entry.Events.Aggregate(storyboard, Apply) with { Version = entry.Version };
    }

    /// <summary>The storyboard after one event. The version stays, for a command may have several.</summary>
    /// <exception cref="ArgumentException">The event names a scene or shot that is not there: it belongs to another storyboard.</exception>
    public static Storyboard Apply(Storyboard storyboard, StoryboardEvent happened) => happened switch
    {
        ProjectRenamed renamed => storyboard with { Title = renamed.After },
        SceneAdded added => storyboard with { Scenes = Insert(storyboard.Scenes, added.Scene) },
        SceneRemoved removed => storyboard with { Scenes = storyboard.Scenes.RemoveAt(IndexOf(storyboard, removed.Scene.Id)) },
        SceneRenamed renamed => Change(storyboard, renamed.SceneId, scene => scene with { Title = renamed.After }),
        SlugLineChanged changed => Change(storyboard, changed.SceneId, scene => scene with { SlugLine = changed.After }),
        SceneMoved moved => Move(storyboard, moved),
        ShotAdded added => Change(storyboard, added.SceneId, scene => scene with { Shots = Insert(scene.Shots, added.Shot) }),
        ShotRemoved removed => Remove(storyboard, removed.SceneId, removed.Shot.Id),
        ShotMoved moved => Move(storyboard, moved),
        ShotRetitled retitled => Change(storyboard, retitled.ShotId, shot => shot with { Title = retitled.After }),
        PromptEdited edited => Change(storyboard, edited.ShotId, shot => shot with { Prompt = edited.Operation.Apply(shot.Prompt) }),
        ShotFormatChanged changed => Change(storyboard, changed.ShotId, shot => shot with { Format = changed.After }),
        ShotSeedChanged changed => Change(storyboard, changed.ShotId, shot => shot with { Seed = changed.After.Seed, SeedLocked = changed.After.Locked }),
        ShotSamplingChanged changed => Change(storyboard, changed.ShotId, shot => shot with { Steps = changed.After.Steps, GuidanceScale = changed.After.GuidanceScale }),
        ShotStatusChanged changed => Change(storyboard, changed.ShotId, shot => shot with { Status = changed.After }),
        TakeAdded added => Add(storyboard, added),
        TakeChosen chosen => Change(storyboard, chosen.ShotId, shot => shot with { ChosenTake = chosen.After }),
        BeatChanged changed => Change(storyboard, changed.ShotId, shot => shot with
        {
            Beats = [.. Put(shot.Beats, changed.Before, changed.After, beat => beat.Id).OrderBy(beat => beat.AtFrame).ThenBy(beat => beat.Id)],
        }),
        NoteChanged changed => Change(storyboard, changed.ShotId, shot => shot with
        {
            Notes = [.. Put(shot.Notes, changed.Before, changed.After, note => note.Id).OrderBy(note => note.At).ThenBy(note => note.Id)],
        }),
        ShotPresetsChanged changed => Change(storyboard, changed.ShotId, shot => shot with { Presets = changed.After }),
        ShotExpansionChanged changed => Change(storyboard, changed.ShotId, shot => shot with { ExpandPrompt = changed.After }),
        TakeRated rated => Change(storyboard, rated.ShotId, shot => shot with
        {
            Takes = [.. shot.Takes.Select(take => take.Id == rated.TakeId ? take with { Rating = rated.After } : take)],
        }),
        TakeRemoved removed => Change(storyboard, removed.ShotId, shot => shot with
        {
            Takes = [.. shot.Takes.Where(take => take.Id != removed.Take.Id)],
            ChosenTake = shot.ChosenTake == removed.Take.Id ? null : shot.ChosenTake,
        }),
        TakeReturned returned => Change(storyboard, returned.ShotId, shot => shot with
        {
            Takes = [.. shot.Takes.Append(returned.Take).OrderBy(take => take.Number)],
            ChosenTake = returned.WasChosen ? returned.Take.Id : shot.ChosenTake,
        }),
        CastChanged changed => storyboard with { Cast = Put(storyboard.Cast, changed.Before, changed.After, member => member.Id) },
        PresetChanged changed => storyboard with { Presets = Put(storyboard.Presets, changed.Before, changed.After, preset => preset.Id) },
        ScriptChanged changed => storyboard with { Script = changed.After },
        ShotScriptChanged changed => Change(storyboard, changed.ShotId, shot => shot with { Script = shot.Script.With(changed.Part, changed.After) }),
        PlaylistChanged changed => storyboard with { Playlists = Put(storyboard.Playlists, changed.Before, changed.After, playlist => playlist.Id) },
        _ => throw new ArgumentException($"The event {happened.GetType().Name} is unknown to this version of the studio.", nameof(happened)),
    };

    // Of a shot that was removed while the take was made, the log alone keeps it, for when the removal is undone.
    private static Storyboard Add(Storyboard storyboard, TakeAdded added) => storyboard.FindShot(added.ShotId) is null
        ? storyboard
        : Change(storyboard, added.ShotId, shot => shot with
        {
            Takes = shot.Takes.Add(added.Take),
            LastTakeNumber = Math.Max(shot.LastTakeNumber, added.Take.Number),
        });

    // Adds what comes at the end, changes in place, removes what goes.
    private static ImmutableArray<T> Put<T, TId>(ImmutableArray<T> items, T? before, T? after, Func<T, TId> idOf) where T : class
    {
        var id = idOf((after ?? before)!);
        var index = items.Select((item, i) => (item, i)).Where(pair => Equals(idOf(pair.item), id)).Select(pair => pair.i).DefaultIfEmpty(-1).First();
        if (after is null) return index < 0 ? items : items.RemoveAt(index);
        return index < 0 ? items.Add(after) : items.SetItem(index, after);
    }

    private static Storyboard Change(Storyboard storyboard, SceneId id, Func<Scene, Scene> change)
    {
        var index = IndexOf(storyboard, id);
        return storyboard with { Scenes = storyboard.Scenes.SetItem(index, change(storyboard.Scenes[index])) };
    }

    private static Storyboard Change(Storyboard storyboard, ShotId id, Func<Shot, Shot> change)
    {
        var scene = storyboard.FindSceneOf(id) ?? throw Missing("Shot", id);
        var index = scene.Shots.ToList().FindIndex(shot => shot.Id == id);
        return Change(storyboard, scene.Id, whole => whole with { Shots = whole.Shots.SetItem(index, change(whole.Shots[index])) });
    }

    private static Storyboard Remove(Storyboard storyboard, SceneId sceneId, ShotId shotId) => Change(
        storyboard,
        sceneId,
        scene => scene with { Shots = scene.Shots.Remove(scene.Shots.FirstOrDefault(shot => shot.Id == shotId) ?? throw Missing("Shot", shotId)) });

    private static Storyboard Move(Storyboard storyboard, SceneMoved moved)
    {
        var scene = storyboard.Scenes[IndexOf(storyboard, moved.SceneId)];
        return storyboard with { Scenes = Insert(storyboard.Scenes.Remove(scene), scene with { Order = moved.After }) };
    }

    private static Storyboard Move(Storyboard storyboard, ShotMoved moved)
    {
        var shot = storyboard.FindShot(moved.ShotId) ?? throw Missing("Shot", moved.ShotId);
        var without = Remove(storyboard, moved.Before.SceneId, moved.ShotId);
        return Change(without, moved.After.SceneId, scene => scene with { Shots = Insert(scene.Shots, shot with { Order = moved.After.Order }) });
    }

    private static ImmutableArray<Scene> Insert(ImmutableArray<Scene> scenes, Scene scene) =>
        scenes.Insert(scenes.Count(other => string.CompareOrdinal(other.Order, scene.Order) < 0), scene);

    private static ImmutableArray<Shot> Insert(ImmutableArray<Shot> shots, Shot shot) =>
        shots.Insert(shots.Count(other => string.CompareOrdinal(other.Order, shot.Order) < 0), shot);

    private static int IndexOf(Storyboard storyboard, SceneId id) =>
        storyboard.Scenes.Select((scene, index) => (scene.Id, index)).Where(pair => pair.Id == id).Select(pair => (int?)pair.index)
            .FirstOrDefault() ?? throw Missing("Scene", id);

    private static ArgumentException Missing(string kind, object id) => new($"{kind} {id} is not in the storyboard that the event is applied to.");
}
