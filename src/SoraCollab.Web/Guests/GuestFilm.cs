using SoraCollab.Core;
using SoraCollab.Core.Guests;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Takes;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Guests;

/// <summary>The film as guests see and judge it.</summary>
public sealed class GuestFilm(IProjectRooms rooms, GuestLimit limit)
{
    /// <summary>The storyboard as it is now.</summary>
    public Task<Storyboard> OpenAsync(Guest guest, CancellationToken cancellationToken = default) => rooms.OpenAsync(guest.Link.Project, cancellationToken);

    /// <summary>The shots that have something to watch, in playing order.</summary>
    public static IReadOnlyList<Shot> PlaylistOf(Storyboard storyboard) => [.. storyboard.Shots.Where(shot => shot.Takes.Length > 0)];

    /// <summary>The take that guests watch: the one in the cut, else the newest; null where the shot has none.</summary>
    public static Take? TakeIn(Shot shot) => shot.Takes.FirstOrDefault(take => take.Id == shot.ChosenTake) ?? shot.Takes.LastOrDefault();

    /// <summary>Sends a guest's command; the answer is why it was not done, for people, or null.</summary>
    /// <exception cref="GuestRefusedException">Their link does not give the right to it, or they write too often.</exception>
    public Task<string?> SendAsync(Guest guest, StoryboardCommand command, CancellationToken cancellationToken = default) =>
        GuestRules.RightFor(command) is { } right && guest.May(right)
            ? DoAsync(guest, command, cancellationToken)
            : throw new GuestRefusedException("Your link does not give you the right to do that.");

    /// <summary>Takes back the guest's own last judgement or note; the answer is why not, for people, or null.</summary>
    /// <exception cref="GuestRefusedException">They write too often.</exception>
    public Task<string?> UndoAsync(Guest guest, CancellationToken cancellationToken = default) => DoAsync(guest, new UndoLast(), cancellationToken);

    private async Task<string?> DoAsync(Guest guest, StoryboardCommand command, CancellationToken cancellationToken)
    {
        if (!limit.TryTake(guest)) throw new GuestRefusedException($"More than {GuestLimit.PerMinute} notes and judgements a minute are not taken. Wait a minute, then try again.");
        var storyboard = await OpenAsync(guest, cancellationToken);
        var answer = await rooms.SendAsync(
            new CommandEnvelope { OperationId = OperationId.New(), ProjectId = storyboard.Id, BaseVersion = storyboard.Version, Actor = guest.Id, Command = command },
            cancellationToken);
        return answer.Refusal;
    }
}
