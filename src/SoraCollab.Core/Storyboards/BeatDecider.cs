using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Core.Storyboards;

/// <summary>What happens on commands about beats. Null where the value is the one it is already.</summary>
internal static class BeatDecider
{
    internal const int MaximumBeats = 32;

    internal static BeatChanged Add(Shot shot, AddBeat command)
    {
        if (shot.Beats.Any(beat => beat.Id == command.BeatId)) throw new AlreadyExistsException($"Beat {command.BeatId}");
        if (shot.Beats.Length >= MaximumBeats)
            throw new TooManyException($"The shot has {shot.Beats.Length} beats, and more than {MaximumBeats} are not allowed.");
        WordsRules.Check("beat", command.Words, mayBeEmpty: false);
        CheckPlace(shot, command.BeatId, command.AtFrame);
        return new(shot.Id, null, new Beat(command.BeatId, command.AtFrame, command.Words));
    }

    internal static BeatChanged? Move(Shot shot, MoveBeat command)
    {
        var beat = Find(shot, command.BeatId);
        CheckPlace(shot, beat.Id, command.AtFrame);
        return beat.AtFrame == command.AtFrame ? null : new(shot.Id, beat, beat with { AtFrame = command.AtFrame });
    }

    internal static BeatChanged? Edit(Shot shot, EditBeat command)
    {
        WordsRules.Check("beat", command.Words, mayBeEmpty: false);
        var beat = Find(shot, command.BeatId);
        return beat.Words == command.Words ? null : new(shot.Id, beat, beat with { Words = command.Words });
    }

    internal static BeatChanged? SetPicture(Shot shot, SetBeatPicture command)
    {
        if (command.Picture is { } hash && !MediaHash.IsWellFormed(hash))
            throw new NotAllowedException($"\"{hash}\" names no picture of the project: it must be a SHA-256 in lower-case hexadecimal.");
        var beat = Find(shot, command.BeatId);
        return beat.Picture == command.Picture ? null : new(shot.Id, beat, beat with { Picture = command.Picture });
    }

    internal static BeatChanged Remove(Shot shot, RemoveBeat command) => new(shot.Id, Find(shot, command.BeatId), null);

    private static Beat Find(Shot shot, BeatId id) => shot.Beats.FirstOrDefault(beat => beat.Id == id)
        ?? throw new NotAllowedException($"Beat {id} is not in this shot. Somebody may have removed it.");

    private static void CheckPlace(Shot shot, BeatId id, int frame)
    {
        if (frame < 0 || frame >= shot.Format.FrameCount)
            throw new NotAllowedException($"A beat cannot begin at frame {frame}: the shot has frames 0 to {shot.Format.FrameCount - 1}.");
        if (shot.Beats.Any(beat => beat.Id != id && beat.AtFrame == frame))
            throw new NotAllowedException($"Another beat begins at frame {frame}: choose another frame.");
    }
}
