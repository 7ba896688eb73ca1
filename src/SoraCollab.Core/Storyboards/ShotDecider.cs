using SoraCollab.Core.Prompts;
using SoraCollab.Core.Screenplays;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Storyboards.Events;
using SoraCollab.Core.Takes;

namespace SoraCollab.Core.Storyboards;

/// <summary>What happens on commands about shots. Null where the value is the one it is already.</summary>
internal static class ShotDecider
{
    internal static ShotAdded Add(Storyboard storyboard, UserId actor, AddShot command)
    {
        TitleRules.Check("title of the shot", command.Title);
        PromptRules.Check(command.Prompt);
        if (command.Format is not null) ShotFormatRules.Check(command.Format);
        if (command.Script is not null) ScriptRules.Check(command.Script);
        CheckNew(storyboard, command.ShotId);
        var scene = StoryboardDecider.Find(storyboard, command.SceneId);
        var index = command.After is { } after ? IndexIn(scene, after) : scene.Shots.Length - 1;
        return new(scene.Id, new Shot
        {
            Id = command.ShotId,
            AddedBy = actor,
            Order = StoryboardPlaces.After(Orders(scene), index),
            Title = command.Title,
            Prompt = command.Prompt,
            Seed = command.Seed,
            Script = command.Script ?? ShotScript.None,
            Format = command.Format ?? ShotBefore(storyboard, scene, index)?.Format ?? ShotFormat.Default,
        });
    }

    internal static ShotAdded Duplicate(Storyboard storyboard, UserId actor, DuplicateShot command)
    {
        CheckNew(storyboard, command.NewShotId);
        var shot = StoryboardDecider.Find(storyboard, command.ShotId);
        var scene = storyboard.FindSceneOf(shot.Id)!;
        return new(scene.Id, shot with
        {
            Id = command.NewShotId,
            AddedBy = actor,
            Order = StoryboardPlaces.After(Orders(scene), IndexIn(scene, shot.Id)),
            Status = ShotStatus.Draft,
            Takes = [],
            LastTakeNumber = 0,
            ChosenTake = null,
            Notes = [],
        });
    }

    internal static ShotMoved? Move(Storyboard storyboard, MoveShot command)
    {
        var shot = StoryboardDecider.Find(storyboard, command.ShotId);
        var home = storyboard.FindSceneOf(shot.Id)!;
        var target = StoryboardDecider.Find(storyboard, command.SceneId);
        if (command.Before == shot.Id) return null;
        var others = target with { Shots = target.Shots.Remove(shot) };
        var index = command.Before is { } before ? IndexIn(others, before) : others.Shots.Length;
        if (home == target && index == IndexIn(home, shot.Id)) return null;
        return new(shot.Id, new(home.Id, shot.Order), new(target.Id, StoryboardPlaces.After(Orders(others), index - 1)));
    }

    internal static ShotRemoved Remove(Storyboard storyboard, RemoveShot command)
    {
        var shot = StoryboardDecider.Find(storyboard, command.ShotId);
        return new(storyboard.FindSceneOf(shot.Id)!.Id, shot);
    }

    internal static ShotRetitled? SetTitle(Shot shot, SetShotTitle command)
    {
        TitleRules.Check("title of the shot", command.Title);
        return shot.Title == command.Title ? null : new(shot.Id, shot.Title, command.Title);
    }

    internal static ShotFormatChanged? SetFormat(Shot shot, SetShotFormat command)
    {
        ShotFormatRules.Check(command.Format);
        return shot.Format == command.Format ? null : new(shot.Id, shot.Format, command.Format);
    }

    internal static ShotSeedChanged? SetSeed(Shot shot, SetShotSeed command)
    {
        var (before, after) = (new ShotSeed(shot.Seed, shot.SeedLocked), new ShotSeed(command.Seed, command.Locked));
        return before == after ? null : new(shot.Id, before, after);
    }

    internal static ShotSamplingChanged? SetSampling(Shot shot, SetShotSampling command)
    {
        SamplingRules.Check(command.Steps, command.GuidanceScale);
        var (before, after) = (new ShotSampling(shot.Steps, shot.GuidanceScale), new ShotSampling(command.Steps, command.GuidanceScale));
        return before == after ? null : new(shot.Id, before, after);
    }

    internal static ShotStatusChanged? SetStatus(Shot shot, SetShotStatus command)
    {
        if (!Enum.IsDefined(command.Status))
            throw new NotAllowedException($"The status {command.Status} is unknown: choose one of {string.Join(", ", Enum.GetNames<ShotStatus>())}.");
        return shot.Status == command.Status ? null : new(shot.Id, shot.Status, command.Status);
    }

    internal static TakeChosen? ChooseTake(Shot shot, ChooseTake command)
    {
        if (command.TakeId is { } chosen && shot.Takes.All(take => take.Id != chosen)) throw new TakeNotFoundException(chosen, shot.Id);
        return shot.ChosenTake == command.TakeId ? null : new(shot.Id, shot.ChosenTake, command.TakeId);
    }

    internal static ShotPresetsChanged? SetPresets(Storyboard storyboard, Shot shot, SetShotPresets command)
    {
        CheckPreset(storyboard, command.Style, PresetKind.Style);
        CheckPreset(storyboard, command.Camera, PresetKind.Camera);
        var after = new ShotPresets(command.Style, command.Camera);
        return shot.Presets == after ? null : new(shot.Id, shot.Presets, after);
    }

    internal static ShotExpansionChanged? SetExpansion(Shot shot, SetShotExpansion command) =>
        shot.ExpandPrompt == command.Expand ? null : new(shot.Id, shot.ExpandPrompt, command.Expand);

    internal static TakeRated? Rate(Shot shot, RateTake command)
    {
        if (command.Rating is < 1 or > 5) throw new NotAllowedException($"A rating of {command.Rating} is not allowed: it must be from 1 to 5, or none.");
        var take = FindTake(shot, command.TakeId);
        return take.Rating == command.Rating ? null : new(shot.Id, take.Id, take.Rating, command.Rating);
    }

    internal static TakeRemoved RemoveTake(Shot shot, RemoveTake command)
    {
        var take = FindTake(shot, command.TakeId);
        return new(shot.Id, take, shot.ChosenTake == take.Id);
    }

    private static Take FindTake(Shot shot, TakeId id) => shot.Takes.FirstOrDefault(take => take.Id == id) ?? throw new TakeNotFoundException(id, shot.Id);

    private static void CheckPreset(Storyboard storyboard, PresetId? id, PresetKind kind)
    {
        if (id is { } named && storyboard.FindPreset(named)?.Kind != kind)
            throw new NotAllowedException($"The preset {named} is no {kind.ToString().ToLowerInvariant()} of this project. Somebody may have removed it.");
    }

    private static void CheckNew(Storyboard storyboard, ShotId id)
    {
        if (storyboard.FindShot(id) is not null) throw new AlreadyExistsException($"Shot {id}");
        if (storyboard.Shots.Count() is var count and >= StoryboardDecider.MaximumShots)
            throw new TooManyException($"The storyboard has {count} shots, and more than {StoryboardDecider.MaximumShots} are not allowed.");
    }

    private static List<string> Orders(Scene scene) => scene.Shots.Select(shot => shot.Order).ToList();

    private static int IndexIn(Scene scene, ShotId id)
    {
        var index = scene.Shots.ToList().FindIndex(shot => shot.Id == id);
        return index >= 0 ? index : throw new ShotNotFoundException(id);
    }

    // The shot that plays right before a new one: in its scene, or else the last of the scenes before.
    private static Shot? ShotBefore(Storyboard storyboard, Scene scene, int index) => index >= 0
        ? scene.Shots[index]
        : storyboard.Scenes.TakeWhile(other => other.Id != scene.Id).SelectMany(other => other.Shots).LastOrDefault();
}
