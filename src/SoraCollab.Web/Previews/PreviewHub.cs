using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using SoraCollab.Core;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Teams;

namespace SoraCollab.Web.Previews;

/// <summary>
/// Where browsers watch takes come into being. MessagePack: the sheets travel as bytes. The browser answers each sheet
/// once it is drawn, and only then gets the next.
/// </summary>
[Authorize]
public sealed class PreviewHub(PreviewBroker broker, ProjectAccess access, TeamWatch team, IHubContext<PreviewHub> hub) : Hub
{
    /// <summary>Begins to watch a project; ids are text, because the browser has no other kind.</summary>
    public async Task Watch(string projectId)
    {
        var project = Parse(projectId);
        var person = Context.User?.ToPerson() ?? throw new HubException("Nobody is signed in on this connection.");
        try
        {
            Context.Enter(team, project, person.Id);
            await access.DemandAsync(project, person.Id, Context.ConnectionAborted);
        }
        catch (StudioException refusal)
        {
            throw new HubException(refusal.Message);
        }
        var connection = Context.ConnectionId;
        await Groups.AddToGroupAsync(connection, PreviewEndings.GroupOf(project), Context.ConnectionAborted);
        var browser = hub.Clients.Client(connection);
        broker.Watch(connection, project, (frame, cancellationToken) => browser.InvokeAsync<bool>("Preview", frame, cancellationToken));
        if (Context.ConnectionAborted.IsCancellationRequested)
            broker.Leave(connection, project);
    }

    /// <summary>Stops watching a project.</summary>
    public Task Unwatch(string projectId)
    {
        var project = Parse(projectId);
        Context.Leave(project);
        broker.Leave(Context.ConnectionId, project);
        return Groups.RemoveFromGroupAsync(Context.ConnectionId, PreviewEndings.GroupOf(project), Context.ConnectionAborted);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        Context.LeaveAll();
        broker.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    private static ProjectId Parse(string projectId) =>
        ProjectId.TryParse(projectId, null, out var project) ? project : throw new HubException($"\"{projectId}\" is not a project's id.");
}
