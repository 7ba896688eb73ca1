using SoraCollab.Core.Reviews;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Events;
using SoraCollab.Core.Takes;

namespace SoraCollab.Core.News;

/// <summary>Reads out of a change of the film who is to be told what. Pure: the same change tells the same.</summary>
public static class StoryboardNews
{
    /// <summary>Whether a change may be news to anybody; most are not.</summary>
    public static bool MayHold(StoryboardLogEntry entry) =>
        entry is { Undoes: null, Redoes: null } && entry.Events.Any(happened => happened is NoteChanged or ShotStatusChanged or TakeAdded);

    /// <summary>
    /// Who is to be told what. Nobody is told of what they did themselves, nor twice of one change of a shot; what was undone or done again tells
    /// nobody anew.
    /// </summary>
    /// <param name="entry">The change.</param>
    /// <param name="film">The film after it.</param>
    /// <param name="readers">Who is on the project.</param>
    public static IReadOnlyList<NewsFlash> Of(StoryboardLogEntry entry, Storyboard film, IReadOnlyCollection<NewsReader> readers)
    {
        if (!MayHold(entry)) return [];
        var told = new Dictionary<(UserId, ShotId), NewsFlash>();
        foreach (var flash in entry.Events.SelectMany(happened => Read(happened, film, readers)))
            if (flash.To != entry.Actor && readers.Any(reader => reader.Id == flash.To)) told.TryAdd((flash.To, flash.Shot), flash);
        return [.. told.Values];
    }

    private static IEnumerable<NewsFlash> Read(StoryboardEvent happened, Storyboard film, IReadOnlyCollection<NewsReader> readers) => happened switch
    {
        NoteChanged { After: { } after } changed => ReadNote(changed.ShotId, changed.Before, after, readers),
        TakeAdded added => ReadTake(added, film.FindShot(added.ShotId)),
        ShotStatusChanged changed => film.FindShot(changed.ShotId) is { } shot
            ? OwnersOf(shot).Select(owner => new NewsFlash(owner, NewsKind.Status, shot.Id, null, null, changed.After.ToString()))
            : [],
        _ => [],
    };

    private static IEnumerable<NewsFlash> ReadNote(ShotId shot, Note? before, Note after, IReadOnlyCollection<NewsReader> readers)
    {
        foreach (var reply in after.Replies.Skip(before?.Replies.Count ?? 0))
        {
            foreach (var named in Mentions.In(reply.Words, readers)) yield return new(named, NewsKind.Mention, shot, after.Id, after.TakeId, reply.Words);
            // To who wrote the note, and who spoke in it before.
            foreach (var heard in after.Replies.TakeWhile(one => one != reply).Select(one => one.Author).Prepend(after.Author).Distinct().Where(one => one != reply.Author))
                yield return new(heard, NewsKind.Reply, shot, after.Id, after.TakeId, reply.Words);
        }
        // Who is named by a later change of the words, and was not before.
        var known = before is null ? new HashSet<UserId>() : Mentions.In(before.Words, readers);
        foreach (var named in Mentions.In(after.Words, readers))
            if (!known.Contains(named)) yield return new(named, NewsKind.Mention, shot, after.Id, after.TakeId, after.Words);
    }

    private static IEnumerable<NewsFlash> ReadTake(TakeAdded added, Shot? shot) =>
        (shot?.Notes ?? []).Where(note => note.Retake == added.Take.Id)
            .Select(note => new NewsFlash(note.Author, NewsKind.Retake, added.ShotId, note.Id, added.Take.Id, note.Words));

    /// <summary>Whose a shot is: who added it and who made the take that stands in the film.</summary>
    private static IEnumerable<UserId> OwnersOf(Shot shot)
    {
        if (shot.AddedBy is { } adder) yield return adder;
        if (shot.Takes.FirstOrDefault(take => take.Id == shot.ChosenTake) is { } chosen && chosen.CreatedBy != shot.AddedBy) yield return chosen.CreatedBy;
    }
}
