using Microsoft.AspNetCore.SignalR;
using SoraCollab.Core;

namespace SoraCollab.Web.Teams;

/// <summary>The projects that a live connection has entered: it is ended when its person must leave one of them.</summary>
internal static class ConnectionVisits
{
    /// <summary>Notes that the connection has entered a project; once is enough.</summary>
    public static void Enter(this HubCallerContext connection, TeamWatch team, ProjectId project, UserId user)
    {
        if (!connection.Items.ContainsKey(project))
            connection.Items[project] = team.Enter(project, user, connection.Abort);
    }

    /// <summary>Notes that the connection has left a project.</summary>
    public static void Leave(this HubCallerContext connection, ProjectId project)
    {
        if (connection.Items.Remove(project, out var visit))
            (visit as IDisposable)?.Dispose();
    }

    /// <summary>Notes that the connection has ended.</summary>
    public static void LeaveAll(this HubCallerContext connection)
    {
        foreach (var project in connection.Items.Keys.OfType<ProjectId>().ToList())
            connection.Leave(project);
    }
}
