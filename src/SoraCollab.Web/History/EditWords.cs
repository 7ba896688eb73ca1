using SoraCollab.Core;
using SoraCollab.Core.Screenplays;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Web.History;

/// <summary>Says in words what happened to a film. Shots that are there have their number, others their title.</summary>
/// <param name="storyboard">The film as it is now.</param>
public sealed class EditWords(Storyboard storyboard)
{
    private const int MostLetters = 60;
    private readonly IReadOnlyDictionary<ShotId, string> numbers = StoryboardNumbers.Of(storyboard);

    /// <summary>What an entry of the log did; null where it changed nothing.</summary>
    public string? Of(StoryboardLogEntry entry)
    {
        if (entry.Events.IsEmpty) return null;
        var what = entry.Events.Length == 1 ? Of(entry.Events[0]) : $"brought an earlier version back ({entry.Events.Length} changes)";
        if (entry.Undoes is not null) return entry.Events.Length == 1 ? $"took a change back: {what}" : $"took {entry.Events.Length} changes back at once";
        return entry.Redoes is not null ? entry.Events.Length == 1 ? $"did a change again: {what}" : $"did {entry.Events.Length} changes again at once" : what;
    }

    /// <summary>What a line is about, so that lines of the same can be joined; empty for what always stands alone.</summary>
    public static string Kind(StoryboardLogEntry entry) =>
        entry is { Undoes: null, Redoes: null, Events: [PromptEdited edited] } ? $"prompt {edited.ShotId}" : "";

    private string Of(StoryboardEvent happened) => happened switch
    {
        ProjectRenamed renamed => $"named the film {Quoted(renamed.After)}",
        SceneAdded added => added.Scene.Shots.IsEmpty ? $"added the scene {Quoted(added.Scene.Title)}" : $"added the scene {Quoted(added.Scene.Title)} with {Count(added.Scene.Shots.Length, "shot")}",
        SceneRemoved removed => $"removed the scene {Quoted(removed.Scene.Title)} with {Count(removed.Scene.Shots.Length, "shot")}",
        SceneRenamed renamed => $"named the scene {Quoted(renamed.Before)} {Quoted(renamed.After)}",
        SlugLineChanged changed => $"set the place of a scene to {Quoted(changed.After)}",
        SceneMoved moved => $"moved the scene {Quoted(storyboard.FindScene(moved.SceneId)?.Title ?? "")}",
        ShotAdded added => $"added {Name(added.Shot.Id, added.Shot.Title)}",
        ShotRemoved removed => $"removed {Name(removed.Shot.Id, removed.Shot.Title)}",
        ShotMoved moved => $"moved {Name(moved.ShotId)}",
        ShotRetitled retitled => $"titled {Name(retitled.ShotId)} {Quoted(retitled.After)}",
        PromptEdited edited => $"wrote in the prompt of {Name(edited.ShotId)}",
        ShotFormatChanged changed => $"set {Name(changed.ShotId)} to {changed.After}",
        ShotSeedChanged changed => $"set the seed of {Name(changed.ShotId)} to {changed.After.Seed}{(changed.After.Locked ? ", kept" : "")}",
        ShotSamplingChanged changed => $"set the sampling of {Name(changed.ShotId)}",
        ShotStatusChanged changed => $"set {Name(changed.ShotId)} to {StatusWord(changed.After)}",
        ShotPresetsChanged changed => $"chose presets for {Name(changed.ShotId)}",
        ShotExpansionChanged changed => changed.After ? $"has the prompt of {Name(changed.ShotId)} written out" : $"leaves the prompt of {Name(changed.ShotId)} as it is",
        ShotScriptChanged changed => $"wrote the {PartWord(changed.Part)} of {Name(changed.ShotId)}",
        TakeAdded added => $"handed in take {added.Take.Number} of {Name(added.ShotId)}",
        TakeChosen chosen => chosen.After is null ? $"took the take of {Name(chosen.ShotId)} out of the cut" : $"put a take of {Name(chosen.ShotId)} in the cut",
        TakeRated rated => rated.After is { } stars ? $"rated a take of {Name(rated.ShotId)} {stars} of 5" : $"took the rating off a take of {Name(rated.ShotId)}",
        TakeRemoved removed => $"removed take {removed.Take.Number} of {Name(removed.ShotId)}",
        TakeReturned returned => $"brought take {returned.Take.Number} of {Name(returned.ShotId)} back",
        BeatChanged changed => $"{Deed(changed.Before, changed.After)} a beat of {Name(changed.ShotId)}",
        NoteChanged changed => $"{Deed(changed.Before, changed.After)} a note on {Name(changed.ShotId)}",
        CastChanged changed => $"{Deed(changed.Before, changed.After)} {(changed.After ?? changed.Before)!.Name} {(changed.Before is null ? "to the cast" : changed.After is null ? "from the cast" : "in the cast")}",
        PresetChanged changed => $"{Deed(changed.Before, changed.After)} the preset {Quoted((changed.After ?? changed.Before)!.Name)}",
        PlaylistChanged changed => $"{Deed(changed.Before, changed.After)} the playlist {Quoted((changed.After ?? changed.Before)!.Name)}",
        ScriptChanged changed => changed.After is { } draft ? $"brought draft {draft.Number} of the script" : "took the script away",
        _ => "changed something that this version of the studio has no words for",
    };

    private string Name(ShotId id, string? title = null)
    {
        if (numbers.TryGetValue(id, out var number)) return $"shot {number}";
        return string.IsNullOrEmpty(title) ? "a shot that is gone" : $"the shot {Quoted(title)}";
    }

    private static string Deed(object? before, object? after) => before is null ? "added" : after is null ? "removed" : "changed";

    private static string StatusWord(ShotStatus status) => status switch
    {
        ShotStatus.ForReview => "For review",
        _ => status.ToString(),
    };

    private static string PartWord(ScriptPart part) => part.ToString().ToLowerInvariant();

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Quoted(string words) => words.Length == 0 ? "without a name" : words.Length <= MostLetters ? $"“{words}”" : $"“{words[..MostLetters]}…”";
}
