using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Text;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Security;
using SoraCollab.Web.Teams;

namespace SoraCollab.Web.Rooms;

/// <summary>
/// Where the prompt editors of browsers call in. Edits are merged by the room; a browser sends the next one once it has
/// seen its last come back.
/// </summary>
[Authorize]
public sealed class RoomHub(IProjectRooms rooms, RoomBroadcast broadcast, ProjectAccess access, TeamWatch team) : Hub<IRoomClient>
{
    private Person Person => Context.User?.ToPerson() ?? throw new HubException("Nobody is signed in on this connection.");

    /// <summary>Joins a project's room; after a break the browser names the last version that it saw.</summary>
    public async Task<JoinAnswer> Join(ProjectId projectId, long? sinceVersion)
    {
        try
        {
            // Entered before asking: who is removed in between is put out.
            Context.Enter(team, projectId, Person.Id);
            await access.DemandAsync(projectId, Person.Id, Context.ConnectionAborted);

            // Carried before reading: an edit in between comes twice, which versions tell, and never not at all.
            broadcast.Carry(projectId, Context.ConnectionId, Context.Abort);
            if (Context.ConnectionAborted.IsCancellationRequested)
                broadcast.Drop(Context.ConnectionId);
            var storyboard = await rooms.OpenAsync(projectId, Context.ConnectionAborted);
            return new JoinAnswer(
                storyboard.Version,
                [.. storyboard.Shots.Select(shot => new ShotPrompt(shot.Id, shot.Prompt))],
                sinceVersion is { } since ? await MissedAsync(projectId, since, storyboard.Version) : null);
        }
        catch (StudioException refusal)
        {
            throw new HubException(refusal.Message);
        }
    }

    /// <summary>Leaves a project's room.</summary>
    public Task Leave(ProjectId projectId)
    {
        Context.Leave(projectId);
        broadcast.Drop(Context.ConnectionId, projectId);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        Context.LeaveAll();
        broadcast.Drop(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Hands in an edit made at a version. Sent again under the same id after a break, it is answered, not done twice.</summary>
    public async Task<SendAnswer> SendText(ProjectId projectId, ShotId shotId, OperationId operationId, long baseVersion, TextOperation op)
    {
        try
        {
            await access.DemandEditorAsync(projectId, Person.Id, Context.ConnectionAborted);
            var answer = await rooms.SendAsync(
                new CommandEnvelope
                {
                    OperationId = operationId,
                    ProjectId = projectId,
                    BaseVersion = baseVersion,
                    Actor = Person.Id,
                    Command = new EditPrompt(shotId, op),
                },
                Context.ConnectionAborted);
            return new SendAnswer(answer.Version, answer.Refusal, answer.MustRetry);
        }
        catch (StudioException refusal)
        {
            return new SendAnswer(baseVersion, refusal.Message);
        }
    }

    /// <summary>Shows the others where one writes.</summary>
    [DropsExcess]
    public async Task MoveCaret(ProjectId projectId, ShotId shotId, int position, int selectionEnd)
    {
        var person = Person;
        try
        {
            await access.DemandAsync(projectId, person.Id, Context.ConnectionAborted);
        }
        catch (StudioException refusal)
        {
            throw new HubException(refusal.Message);
        }
        // Posted, not waited for: a browser that does not read must not hold up who writes.
        broadcast.ShowCaret(Context.ConnectionId, new CaretMoved(projectId, shotId, person.Id, person.Name, person.Colour, position, selectionEnd));
    }

    private async Task<ImmutableArray<TextApplied>> MissedAsync(ProjectId project, long since, long until) =>
    [
        .. from entry in await rooms.LogSinceAsync(project, since, Context.ConnectionAborted)
           where entry.Version <= until
           from edit in RoomBroadcast.EditsOf(entry)
           select edit,
    ];
}
