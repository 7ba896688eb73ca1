using System.Collections.Immutable;
using SoraCollab.Core.Prompts;
using SoraCollab.Core.Reviews;
using SoraCollab.Core.Screenplays;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Storyboards.Events;
using SoraCollab.Core.Takes;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Storyboards;

/// <summary>Turns a command into what happens, or refuses it. Pure: clock, ids and seeds come with the command.</summary>
public static class StoryboardDecider
{
    /// <summary>Most shots in a storyboard: the whole of it is written with each change.</summary>
    public const int MaximumShots = 1000;

    /// <summary>Most scenes in a storyboard.</summary>
    public const int MaximumScenes = 300;

    /// <summary>The entry that a command makes, ready to be committed and then given to <see cref="StoryboardHistory.Append"/>.</summary>
    /// <param name="history">The storyboard and its recent log.</param>
    /// <param name="envelope">The command.</param>
    /// <param name="at">The time now.</param>
    /// <exception cref="CommandRefusedException">The command cannot be carried out; nothing changed.</exception>
    public static StoryboardDecision Decide(StoryboardHistory history, CommandEnvelope envelope, DateTimeOffset at)
    {
        var storyboard = history.Current;
        if (envelope.ProjectId != storyboard.Id)
            throw new ArgumentException($"A command for project {envelope.ProjectId} came to {storyboard.Id}.", nameof(envelope));
        if (history.Find(envelope.OperationId) is { } stored)
            return stored.Actor == envelope.Actor
                ? new(stored, IsRepeat: true)
                : throw new NotAllowedException($"The operation id {envelope.OperationId} was used by somebody else. Choose a new one for each command.");
        if (envelope.BaseVersion < 0 || envelope.BaseVersion > storyboard.Version)
            throw new InvalidBaseVersionException(
                $"The command was made against version {envelope.BaseVersion}, but the storyboard is at version {storyboard.Version}. Reload the page.");

        var entry = new StoryboardLogEntry
        {
            ProjectId = storyboard.Id,
            Version = storyboard.Version + 1,
            OperationId = envelope.OperationId,
            Actor = envelope.Actor,
            At = at,
            Events = [],
        };
        return new(
            envelope.Command switch
            {
                UndoLast => Undo(history, entry),
                RedoLast => Redo(history, entry),
                _ => entry with { Events = Events(history, envelope, at) },
            },
            IsRepeat: false);
    }

    private static StoryboardLogEntry Undo(StoryboardHistory history, StoryboardLogEntry entry)
    {
        var (operation, happens) = UndoDecider.Decide(history, entry.Actor, history.UndoStackOf(entry.Actor).Undo) ?? throw new NothingToUndoException();
        return entry with { Undoes = operation, Events = happens };
    }

    private static StoryboardLogEntry Redo(StoryboardHistory history, StoryboardLogEntry entry)
    {
        var (operation, happens) = UndoDecider.Decide(history, entry.Actor, history.UndoStackOf(entry.Actor).Redo) ?? throw new NothingToRedoException();
        return entry with { Redoes = operation, Events = happens };
    }

    private static ImmutableArray<StoryboardEvent> Restore(StoryboardHistory history, RestoreVersion command)
    {
        var storyboard = history.Current;
        if (command.Version < history.OldestBaseVersion || command.Version >= storyboard.Version)
            throw new InvalidBaseVersionException(
                $"Version {command.Version} cannot be brought back: the storyboard is at version {storyboard.Version}, and versions from {history.OldestBaseVersion} on can be.");
        var since = history.Since(command.Version).ToList();
        return StoryboardRestoration.Events(storyboard, StoryboardPast.Before(storyboard, since), StoryboardPast.Removed(since));
    }

    private static ImmutableArray<StoryboardEvent> Events(StoryboardHistory history, CommandEnvelope envelope, DateTimeOffset at)
    {
        if (envelope.Command is RestoreVersion restore) return Restore(history, restore);
        var storyboard = history.Current;
        StoryboardEvent? happens = envelope.Command switch
        {
            RenameProject command => Rename(storyboard, command),
            AddScene command => SceneDecider.Add(storyboard, command),
            RenameScene command => SceneDecider.Rename(storyboard, command),
            SetSlugLine command => SceneDecider.SetSlugLine(storyboard, command),
            MoveScene command => SceneDecider.Move(storyboard, command),
            RemoveScene command => new SceneRemoved(Find(storyboard, command.SceneId)),
            AddShot command => ShotDecider.Add(storyboard, envelope.Actor, command),
            DuplicateShot command => ShotDecider.Duplicate(storyboard, envelope.Actor, command),
            MoveShot command => ShotDecider.Move(storyboard, command),
            RemoveShot command => ShotDecider.Remove(storyboard, command),
            SetShotTitle command => ShotDecider.SetTitle(Find(storyboard, command.ShotId), command),
            EditPrompt command => EditPrompt(history, Find(storyboard, command.ShotId), command, envelope.BaseVersion),
            SetShotFormat command => ShotDecider.SetFormat(Find(storyboard, command.ShotId), command),
            SetShotSeed command => ShotDecider.SetSeed(Find(storyboard, command.ShotId), command),
            SetShotSampling command => ShotDecider.SetSampling(Find(storyboard, command.ShotId), command),
            SetShotStatus command => ShotDecider.SetStatus(Find(storyboard, command.ShotId), command),
            ChooseTake command => ShotDecider.ChooseTake(Find(storyboard, command.ShotId), command),
            AddBeat command => BeatDecider.Add(Find(storyboard, command.ShotId), command),
            MoveBeat command => BeatDecider.Move(Find(storyboard, command.ShotId), command),
            EditBeat command => BeatDecider.Edit(Find(storyboard, command.ShotId), command),
            SetBeatPicture command => BeatDecider.SetPicture(Find(storyboard, command.ShotId), command),
            RemoveBeat command => BeatDecider.Remove(Find(storyboard, command.ShotId), command),
            SetShotPresets command => ShotDecider.SetPresets(storyboard, Find(storyboard, command.ShotId), command),
            SetShotExpansion command => ShotDecider.SetExpansion(Find(storyboard, command.ShotId), command),
            RateTake command => ShotDecider.Rate(Find(storyboard, command.ShotId), command),
            RemoveTake command => ShotDecider.RemoveTake(Find(storyboard, command.ShotId), command),
            AddNote command => NoteDecider.Add(Find(storyboard, command.ShotId), envelope.Actor, at, command),
            EditNote command => NoteDecider.Edit(Find(storyboard, command.ShotId), envelope.Actor, command),
            RemoveNote command => NoteDecider.Remove(Find(storyboard, command.ShotId), envelope.Actor, command),
            ReplyToNote command => NoteDecider.Reply(Find(storyboard, command.ShotId), envelope.Actor, at, command),
            ResolveNote command => NoteDecider.Resolve(Find(storyboard, command.ShotId), command),
            LinkRetake command => NoteDecider.LinkRetake(Find(storyboard, command.ShotId), command),
            PutCastMember command => CastRules.Put(storyboard, command.Member),
            RemoveCastMember command => CastRules.Remove(storyboard, command.MemberId),
            PutPreset command => PresetRules.Put(storyboard, command.Preset),
            RemovePreset command => PresetRules.Remove(storyboard, command.PresetId),
            SetScript command => ScriptRules.Set(storyboard, command),
            SetShotScript command => ScriptRules.SetPart(Find(storyboard, command.ShotId), command),
            AddPlaylist command => PlaylistDecider.Add(storyboard, command),
            RenamePlaylist command => PlaylistDecider.Rename(storyboard, command),
            RemovePlaylist command => PlaylistDecider.Remove(storyboard, command),
            AddToPlaylist command => PlaylistDecider.AddTake(storyboard, command),
            MoveInPlaylist command => PlaylistDecider.MoveTake(storyboard, command),
            RemoveFromPlaylist command => PlaylistDecider.RemoveTake(storyboard, command),
            AddTake command => AddTake(history, envelope.Actor, command),
            _ => throw new ArgumentException($"The command {envelope.Command.GetType().Name} is unknown to this version of the studio.", nameof(envelope)),
        };
        return happens is null ? [] : [happens];
    }

    internal static Scene Find(Storyboard storyboard, SceneId id) => storyboard.FindScene(id) ?? throw new SceneNotFoundException(id);

    internal static Shot Find(Storyboard storyboard, ShotId id) => storyboard.FindShot(id) ?? throw new ShotNotFoundException(id);

    private static ProjectRenamed? Rename(Storyboard storyboard, RenameProject command)
    {
        TitleRules.Check("title of the film", command.Title, mayBeEmpty: false);
        return command.Title == storyboard.Title ? null : new(storyboard.Title, command.Title);
    }

    private static PromptEdited? EditPrompt(StoryboardHistory history, Shot shot, EditPrompt command, long baseVersion)
    {
        if (baseVersion < history.OldestBaseVersion)
            throw new InvalidBaseVersionException(
                $"The edit was made against version {baseVersion}, but only edits since version {history.OldestBaseVersion} can still be merged. Copy what you typed and reload the page.");
        try
        {
            var operation = command.Operation;
            foreach (var edited in history.Since(baseVersion).SelectMany(entry => entry.Events).OfType<PromptEdited>())
                if (edited.ShotId == shot.Id) (operation, _) = TextOperation.Transform(operation, edited.Operation);
            if (operation.IsIdentity && operation.BaseLength == shot.Prompt.Length) return null;

            PromptRules.Check(operation.Apply(shot.Prompt));
            return new(shot.Id, operation, operation.Invert(shot.Prompt));
        }
        catch (InvalidTextOperationException exception)
        {
            throw new InvalidPromptException($"The edit does not fit the prompt. {exception.Message}");
        }
    }

    private static TakeAdded? AddTake(StoryboardHistory history, UserId actor, AddTake command)
    {
        if (actor != UserId.Studio) throw new NotAllowedException("Only the studio itself hands in takes.");
        if (history.Current.FindTake(command.TakeId) is not null) return null;
        var shot = history.Current.FindShot(command.ShotId) ?? history.FindRemoved(command.ShotId) ?? throw new ShotNotFoundException(command.ShotId);
        if (shot.Takes.Any(take => take.Id == command.TakeId)) return null;
        return new(shot.Id, new Take
        {
            Id = command.TakeId,
            ShotId = shot.Id,
            Number = shot.Takes.Select(take => take.Number).Append(shot.LastTakeNumber).Max() + 1,
            Recipe = command.Recipe,
            Media = command.Media,
            CreatedAt = command.CreatedAt,
            CreatedBy = command.RequestedBy,
        });
    }
}
