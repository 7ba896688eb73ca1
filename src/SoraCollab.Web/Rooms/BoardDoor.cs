using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Teams;

namespace SoraCollab.Web.Rooms;

/// <summary>Lets the circuit's person into a project, or not, and out of it when the team says so.</summary>
public sealed class BoardDoor(CurrentPerson current, ProjectAccess access, TeamWatch team)
{
    /// <summary>Raised when a project's team changed; from any thread.</summary>
    public event Action<ProjectId>? TeamChanged
    {
        add => team.Changed += value;
        remove => team.Changed -= value;
    }

    /// <summary>The person and what they may do, when they may look.</summary>
    /// <exception cref="ProjectClosedException">The project does not exist or the person is not in its team.</exception>
    public async Task<(Person Person, ProjectRole Role)> EnterAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        var person = await current.GetAsync();
        return (person, await access.DemandAsync(project, person.Id, cancellationToken));
    }

    /// <summary>Lets the person change something.</summary>
    /// <exception cref="StudioException">The project is closed to them, or they may only look.</exception>
    public Task EnterToChangeAsync(ProjectId project, CancellationToken cancellationToken = default) =>
        EnterAsAsync(project, ProjectRole.Editor, cancellationToken);

    /// <summary>Lets the person do what takes a role.</summary>
    /// <exception cref="StudioException">The project is closed to them, or their role is less.</exception>
    public async Task EnterAsAsync(ProjectId project, ProjectRole least, CancellationToken cancellationToken = default)
    {
        var person = await current.GetAsync();
        await access.DemandAsync(project, person.Id, least, cancellationToken);
    }

    /// <summary>The same for one who stays: <paramref name="putOut"/> is called when they must leave. Dispose when they left.</summary>
    /// <exception cref="ProjectClosedException">The project does not exist or the person is not in its team.</exception>
    public async Task<(Person Person, ProjectRole Role, IDisposable Visit)> EnterToStayAsync(ProjectId project, Action putOut, CancellationToken cancellationToken = default)
    {
        var person = await current.GetAsync();
        // Noted before asking: who is removed in between is put out.
        var visit = team.Enter(project, person.Id, putOut);
        try
        {
            return (person, await access.DemandAsync(project, person.Id, cancellationToken), visit);
        }
        catch
        {
            visit.Dispose();
            throw;
        }
    }
}
