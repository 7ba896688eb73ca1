using System.Collections.Immutable;
using SoraCollab.Core.Prompts;
using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Core.Storyboards;

/// <summary>Finds the last own change that can still be taken back, and the event that does it.</summary>
internal static class UndoDecider
{
    /// <summary>The command to take back and what happens then, or null where nothing is left.</summary>
    internal static (OperationId Operation, ImmutableArray<StoryboardEvent> Events)? Decide(
        StoryboardHistory history, UserId actor, IReadOnlyList<UndoItem> items)
    {
        for (var i = items.Count - 1; i >= 0;)
        {
            // A command that changed several things is taken back as one, as far as others left it.
            var operation = items[i].OperationId;
            var first = i;
            while (first > 0 && items[first - 1].OperationId == operation) first--;
            var group = items.Skip(first).Take(i - first + 1).Reverse().ToList();
            // Places that several things gave up to one another are free in the end, though not at each step.
            var events = group.Count > 1 && Fit(history, actor, group, isExact: true) is { } exact && HasDistinctPlaces(exact.After)
                ? exact.Events
                : Fit(history, actor, group, isExact: false).Events;
            if (!events.IsEmpty) return (operation, events);
            i = first - 1;
        }

        return null;
    }

    private static (ImmutableArray<StoryboardEvent> Events, Storyboard After) Fit(StoryboardHistory history, UserId actor, IReadOnlyList<UndoItem> group, bool isExact)
    {
        var events = ImmutableArray.CreateBuilder<StoryboardEvent>();
        foreach (var item in group)
        {
            if (Fit(history, actor, item, isExact) is not { } fitting) continue;
            events.Add(fitting);
            history = history.With(StoryboardReducer.Apply(history.Current, fitting));
        }

        return (events.ToImmutable(), history.Current);
    }

    private static bool HasDistinctPlaces(Storyboard storyboard) =>
        storyboard.Scenes.Select(scene => scene.Order).Distinct().Count() == storyboard.Scenes.Length
        && storyboard.Scenes.All(scene => scene.Shots.Select(shot => shot.Order).Distinct().Count() == scene.Shots.Length);

    private static string Place(IEnumerable<string> used, string wanted, bool isExact) => isExact ? wanted : StoryboardPlaces.Free(used, wanted);

    /// <summary>The reversal as it fits the storyboard now, or null where it would touch what others did, or nothing.</summary>
    private static StoryboardEvent? Fit(StoryboardHistory history, UserId actor, UndoItem item, bool isExact)
    {
        var storyboard = history.Current;
        switch (item.Reversal)
        {
            case ProjectRenamed renamed:
                return storyboard.Title == renamed.Before ? renamed : null;
            case SceneRenamed renamed:
                return storyboard.FindScene(renamed.SceneId)?.Title == renamed.Before ? renamed : null;
            case SlugLineChanged changed:
                return storyboard.FindScene(changed.SceneId)?.SlugLine == changed.Before ? changed : null;
            case SceneMoved moved:
                return storyboard.FindScene(moved.SceneId)?.Order == moved.Before
                    ? moved with { After = Place(storyboard.Scenes.Select(scene => scene.Order), moved.After, isExact) }
                    : null;
            case SceneAdded added:
                return FitAdded(history, item, added, isExact);
            case SceneRemoved removed:
                return FitRemoved(history, actor, item, removed);
            case ShotAdded added:
                return FitAdded(history, item, added, isExact);
            case ShotRemoved removed:
                var home = storyboard.FindSceneOf(removed.Shot.Id);
                return home is not null && !history.TouchedByOthers(actor, item.SinceVersion, null, new HashSet<ShotId> { removed.Shot.Id })
                    ? new ShotRemoved(home.Id, storyboard.FindShot(removed.Shot.Id)!)
                    : null;
            case ShotMoved moved:
                return FitMoved(storyboard, moved, isExact);
            case PromptEdited edited:
                return FitText(storyboard, edited);
            case TakeChosen chosen:
                return storyboard.FindShot(chosen.ShotId) is { } chooser && chooser.ChosenTake == chosen.Before
                    && (chosen.After is null || chooser.Takes.Any(take => take.Id == chosen.After)) ? chosen : null;
            case CastChanged changed:
                return FitCast(storyboard, changed);
            case PresetChanged changed:
                return storyboard.FindPreset((changed.Before ?? changed.After)!.Id) == changed.Before ? changed : null;
            case ScriptChanged changed:
                return storyboard.Script == changed.Before ? changed : null;
            case PlaylistChanged changed:
                return storyboard.FindPlaylist((changed.Before ?? changed.After)!.Id) == changed.Before ? changed : null;
            case TakeReturned returned:
                return storyboard.FindShot(returned.ShotId) is { } shot && storyboard.FindTake(returned.Take.Id) is null
                    ? returned with { WasChosen = returned.WasChosen && shot.ChosenTake is null }
                    : null;
            case TakeRemoved removed:
                return storyboard.FindShot(removed.ShotId) is { } holder && holder.Takes.FirstOrDefault(take => take.Id == removed.Take.Id) is { } present
                    ? new TakeRemoved(holder.Id, present, holder.ChosenTake == present.Id)
                    : null;
            default:
                return FitProperty(storyboard, item.Reversal);
        }
    }

    private static StoryboardEvent? FitProperty(Storyboard storyboard, StoryboardEvent reversal)
    {
        if (StoryboardInversion.ShotOf(reversal) is not { } id || storyboard.FindShot(id) is not { } shot) return null;
        var isStillOurs = reversal switch
        {
            ShotRetitled retitled => shot.Title == retitled.Before,
            ShotFormatChanged changed => shot.Format == changed.Before,
            ShotSeedChanged changed => new ShotSeed(shot.Seed, shot.SeedLocked) == changed.Before,
            ShotSamplingChanged changed => new ShotSampling(shot.Steps, shot.GuidanceScale) == changed.Before,
            ShotStatusChanged changed => shot.Status == changed.Before,
            ShotPresetsChanged changed => shot.Presets == changed.Before,
            ShotExpansionChanged changed => shot.ExpandPrompt == changed.Before,
            BeatChanged changed => shot.Beats.FirstOrDefault(beat => beat.Id == (changed.Before ?? changed.After)!.Id) == changed.Before
                && (changed.After is not { } after || shot.Beats.All(beat => beat.Id == after.Id || beat.AtFrame != after.AtFrame)),
            NoteChanged changed => shot.Notes.FirstOrDefault(note => note.Id == (changed.Before ?? changed.After)!.Id) == changed.Before,
            ShotScriptChanged changed => shot.Script[changed.Part] == changed.Before,
            TakeRated rated => shot.Takes.FirstOrDefault(take => take.Id == rated.TakeId) is { } take && take.Rating == rated.Before,
            _ => false,
        };
        return isStillOurs ? reversal : null;
    }

    // A name that went and was given to another meanwhile cannot come back.
    private static CastChanged? FitCast(Storyboard storyboard, CastChanged changed)
    {
        if (storyboard.FindCastMember((changed.Before ?? changed.After)!.Id) != changed.Before) return null;
        return changed.After is { } after && CastRules.FindByName(storyboard, after.Name) is { } other && other.Id != after.Id ? null : changed;
    }

    private static SceneAdded? FitAdded(StoryboardHistory history, UndoItem item, SceneAdded added, bool isExact)
    {
        var storyboard = history.Current;
        var mayReturn = storyboard.FindScene(added.Scene.Id) is null && added.Scene.Shots.All(shot => storyboard.FindShot(shot.Id) is null);
        if (!mayReturn) return null;
        var order = Place(storyboard.Scenes.Select(scene => scene.Order), added.Scene.Order, isExact);
        var shots = added.Scene.Shots.Select(shot => history.WithTakesSince(shot, item.SinceVersion));
        return new SceneAdded(added.Scene with { Order = order, Shots = [.. shots] });
    }

    private static SceneRemoved? FitRemoved(StoryboardHistory history, UserId actor, UndoItem item, SceneRemoved removed)
    {
        var scene = history.Current.FindScene(removed.Scene.Id);
        if (scene is null) return null;
        var shots = scene.Shots.Select(shot => shot.Id).ToHashSet();
        // A shot that came into the scene since then is not this change's to remove.
        return shots.SetEquals(removed.Scene.Shots.Select(shot => shot.Id))
            && !history.TouchedByOthers(actor, item.SinceVersion, scene.Id, shots) ? new SceneRemoved(scene) : null;
    }

    private static ShotAdded? FitAdded(StoryboardHistory history, UndoItem item, ShotAdded added, bool isExact)
    {
        var storyboard = history.Current;
        var scene = storyboard.FindScene(added.SceneId);
        if (scene is null || storyboard.FindShot(added.Shot.Id) is not null) return null;
        var order = Place(scene.Shots.Select(shot => shot.Order), added.Shot.Order, isExact);
        return added with { Shot = history.WithTakesSince(added.Shot, item.SinceVersion) with { Order = order } };
    }

    private static ShotMoved? FitMoved(Storyboard storyboard, ShotMoved moved, bool isExact)
    {
        var home = storyboard.FindSceneOf(moved.ShotId);
        var target = storyboard.FindScene(moved.After.SceneId);
        if (home is null || target is null) return null;
        if (moved.Before != new ShotPlace(home.Id, storyboard.FindShot(moved.ShotId)!.Order)) return null;
        return moved with { After = moved.After with { Order = Place(target.Shots.Select(shot => shot.Order), moved.After.Order, isExact) } };
    }

    private static PromptEdited? FitText(Storyboard storyboard, PromptEdited edited)
    {
        if (edited.Operation.IsIdentity || storyboard.FindShot(edited.ShotId) is not { } shot) return null;
        PromptRules.Check(edited.Operation.Apply(shot.Prompt));
        return edited with { Inverse = edited.Operation.Invert(shot.Prompt) };
    }
}
