using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Core.Reviews;

/// <summary>What happens on commands about notes. Null where the value is the one it is already.</summary>
internal static class NoteDecider
{
    internal static NoteChanged Add(Shot shot, UserId actor, DateTimeOffset at, AddNote command)
    {
        if (shot.Notes.Any(note => note.Id == command.NoteId)) throw new AlreadyExistsException($"Note {command.NoteId}");
        if (shot.Notes.Length >= NoteRules.MaximumNotes)
            throw new TooManyException($"The shot has {shot.Notes.Length} notes, and more than {NoteRules.MaximumNotes} are not allowed.");
        var take = shot.Takes.FirstOrDefault(take => take.Id == command.TakeId) ?? throw new TakeNotFoundException(command.TakeId, shot.Id);
        NoteRules.CheckWords("note", command.Words, mayBeEmpty: command.Drawing.Count > 0);
        NoteRules.CheckFrames(command.Frame, command.LastFrame, take.Recipe.Format.FrameCount);
        NoteRules.CheckDrawing(command.Drawing);
        return new(shot.Id, null, new Note
        {
            Id = command.NoteId,
            TakeId = take.Id,
            Author = actor,
            Frame = command.Frame,
            LastFrame = command.LastFrame,
            Words = command.Words,
            Drawing = command.Drawing,
            At = at,
        });
    }

    internal static NoteChanged? Edit(Shot shot, UserId actor, EditNote command)
    {
        var note = FindOwn(shot, actor, command.NoteId);
        NoteRules.CheckWords("note", command.Words, mayBeEmpty: note.Drawing.Count > 0);
        return note.Words == command.Words ? null : new(shot.Id, note, note with { Words = command.Words });
    }

    internal static NoteChanged Remove(Shot shot, UserId actor, RemoveNote command) => new(shot.Id, FindOwn(shot, actor, command.NoteId), null);

    internal static NoteChanged Reply(Shot shot, UserId actor, DateTimeOffset at, ReplyToNote command)
    {
        var note = Find(shot, command.NoteId);
        if (note.Replies.Count >= NoteRules.MaximumReplies)
            throw new TooManyException($"The note has {note.Replies.Count} replies, and more than {NoteRules.MaximumReplies} are not allowed.");
        NoteRules.CheckWords("reply", command.Words, mayBeEmpty: false);
        return new(shot.Id, note, note with { Replies = [.. note.Replies, new NoteReply(actor, command.Words, at)] });
    }

    internal static NoteChanged? Resolve(Shot shot, ResolveNote command)
    {
        var note = Find(shot, command.NoteId);
        return note.IsResolved == command.IsResolved ? null : new(shot.Id, note, note with { IsResolved = command.IsResolved });
    }

    internal static NoteChanged? LinkRetake(Shot shot, LinkRetake command)
    {
        var note = Find(shot, command.NoteId);
        return note.Retake == command.TakeId ? null : new(shot.Id, note, note with { Retake = command.TakeId });
    }

    private static Note FindOwn(Shot shot, UserId actor, NoteId id) => Find(shot, id) is var note && note.Author == actor
        ? note
        : throw new NotAllowedException("Only who wrote a note may change or remove it. You can reply to it or resolve it.");

    private static Note Find(Shot shot, NoteId id) => shot.Notes.FirstOrDefault(note => note.Id == id)
        ?? throw new NotAllowedException($"Note {id} is not on this shot. Somebody may have removed it.");
}
