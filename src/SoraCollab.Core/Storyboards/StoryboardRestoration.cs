using System.Collections.Immutable;
using SoraCollab.Core.Screenplays;
using SoraCollab.Core.Storyboards.Events;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Storyboards;

/// <summary>
/// What brings a film back to how it was written: its title, scenes, shots in their order, prompts, settings, beats, cast, presets and
/// screenplay. What was made and judged since stays: takes, notes, ratings, statuses, which take is in the cut, playlists. The events are
/// those of ordinary edits, so that prompts merge with what others type meanwhile and everything can be undone.
/// </summary>
internal sealed class StoryboardRestoration
{
    private readonly ImmutableArray<StoryboardEvent>.Builder events = ImmutableArray.CreateBuilder<StoryboardEvent>();
    private readonly Storyboard wanted;
    private readonly IReadOnlyDictionary<ShotId, Shot> removed;
    private Storyboard now;

    private StoryboardRestoration(Storyboard current, Storyboard wanted, IReadOnlyDictionary<ShotId, Shot> removed) => (now, this.wanted, this.removed) = (current, wanted, removed);

    /// <summary>The events, in order; none where nothing is written otherwise.</summary>
    /// <param name="current">The film as it is.</param>
    /// <param name="wanted">The film as it was.</param>
    /// <param name="removed">Shots that were removed since, as they were last.</param>
    public static ImmutableArray<StoryboardEvent> Events(Storyboard current, Storyboard wanted, IReadOnlyDictionary<ShotId, Shot> removed)
    {
        var restoration = new StoryboardRestoration(current, wanted, removed);
        restoration.BringFilmBack();
        restoration.BringScenesBack();
        restoration.BringShotsBack();
        return restoration.events.ToImmutable();
    }

    private void Happen(StoryboardEvent happened)
    {
        events.Add(happened);
        now = StoryboardReducer.Apply(now, happened);
    }

    private void BringFilmBack()
    {
        if (now.Title != wanted.Title) Happen(new ProjectRenamed(now.Title, wanted.Title));
        if (now.Script != wanted.Script) Happen(new ScriptChanged(now.Script, wanted.Script));
        foreach (var (before, after) in Pairs(now.Cast, wanted.Cast, member => member.Id)) Happen(new CastChanged(before, after));
        foreach (var (before, after) in Pairs(now.Presets, wanted.Presets, preset => preset.Id)) Happen(new PresetChanged(before, after));
    }

    /// <summary>Scenes that are missing come first, empty; those that are too many go last, when their shots are elsewhere or gone.</summary>
    private void BringScenesBack()
    {
        foreach (var scene in wanted.Scenes)
        {
            if (now.FindScene(scene.Id) is not { } present)
            {
                Happen(new SceneAdded(scene with { Shots = [] }));
                continue;
            }

            if (present.Title != scene.Title) Happen(new SceneRenamed(scene.Id, present.Title, scene.Title));
            if (present.SlugLine != scene.SlugLine) Happen(new SlugLineChanged(scene.Id, present.SlugLine, scene.SlugLine));
            if (present.Order != scene.Order) Happen(new SceneMoved(scene.Id, present.Order, scene.Order));
        }

        foreach (var shot in now.Shots.Where(shot => wanted.FindShot(shot.Id) is null).ToList()) Happen(new ShotRemoved(now.FindSceneOf(shot.Id)!.Id, shot));
        foreach (var scene in wanted.Scenes)
        {
            foreach (var shot in scene.Shots) Place(scene, shot);
        }

        foreach (var scene in now.Scenes.Where(scene => wanted.FindScene(scene.Id) is null).ToList()) Happen(new SceneRemoved(scene));
    }

    private void Place(Scene scene, Shot shot)
    {
        if (now.FindSceneOf(shot.Id) is { } home)
        {
            var (before, after) = (new ShotPlace(home.Id, now.FindShot(shot.Id)!.Order), new ShotPlace(scene.Id, shot.Order));
            if (before != after) Happen(new ShotMoved(shot.Id, before, after));
            return;
        }

        // As it was written then, with what was made and said of it until it went.
        var last = removed.TryGetValue(shot.Id, out var known) ? known : shot;
        Happen(new ShotAdded(scene.Id, shot with { Takes = last.Takes, LastTakeNumber = last.LastTakeNumber, ChosenTake = last.ChosenTake, Notes = last.Notes, Status = last.Status }));
    }

    private void BringShotsBack()
    {
        foreach (var shot in wanted.Shots)
        {
            var present = now.FindShot(shot.Id)!;
            if (present.Title != shot.Title) Happen(new ShotRetitled(shot.Id, present.Title, shot.Title));
            if (present.Prompt != shot.Prompt) Happen(Edit(present, shot.Prompt));
            if (present.Format != shot.Format) Happen(new ShotFormatChanged(shot.Id, present.Format, shot.Format));
            var (seed, seedThen) = (new ShotSeed(present.Seed, present.SeedLocked), new ShotSeed(shot.Seed, shot.SeedLocked));
            if (seed != seedThen) Happen(new ShotSeedChanged(shot.Id, seed, seedThen));
            var (sampling, samplingThen) = (new ShotSampling(present.Steps, present.GuidanceScale), new ShotSampling(shot.Steps, shot.GuidanceScale));
            if (sampling != samplingThen) Happen(new ShotSamplingChanged(shot.Id, sampling, samplingThen));
            if (present.Presets != shot.Presets) Happen(new ShotPresetsChanged(shot.Id, present.Presets, shot.Presets));
            if (present.ExpandPrompt != shot.ExpandPrompt) Happen(new ShotExpansionChanged(shot.Id, present.ExpandPrompt, shot.ExpandPrompt));
            foreach (var (before, after) in Pairs(present.Beats, shot.Beats, beat => beat.Id)) Happen(new BeatChanged(shot.Id, before, after));
            foreach (var part in Enum.GetValues<ScriptPart>())
            {
                if (present.Script[part] != shot.Script[part]) Happen(new ShotScriptChanged(shot.Id, part, present.Script[part], shot.Script[part]));
            }
        }
    }

    private static PromptEdited Edit(Shot present, string prompt)
    {
        var operation = TextOperation.Between(present.Prompt, prompt);
        return new(present.Id, operation, operation.Invert(present.Prompt));
    }

    // What goes is gone before anything comes: a name may have passed from one to another.
    private static IEnumerable<(T? Before, T? After)> Pairs<T, TId>(ImmutableArray<T> present, ImmutableArray<T> wanted, Func<T, TId> idOf) where T : class where TId : notnull
    {
        var then = wanted.ToDictionary(idOf);
        var here = present.ToDictionary(idOf);
        return present.Where(item => !then.ContainsKey(idOf(item))).Select(item => ((T?)item, (T?)null))
            .Concat(wanted.Select(item => (Before: here.GetValueOrDefault(idOf(item)), After: (T?)item)).Where(pair => !Equals(pair.Before, pair.After)))
            .ToList();
    }
}
