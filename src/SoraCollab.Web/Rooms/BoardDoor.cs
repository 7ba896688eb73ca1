using SoraCollab.Core;
using SoraCollab.Web.Accounts;

namespace SoraCollab.Web.Rooms;

/// <summary>Lets the circuit's person into a project, or not.</summary>
public sealed class BoardDoor(CurrentPerson current, ProjectAccess access)
{
    /// <summary>The person, when they may look.</summary>
    /// <exception cref="ProjectClosedException">The project does not exist or the person is not in its team.</exception>
    public async Task<Person> EnterAsync(ProjectId project, CancellationToken cancellationToken)
    {
        var person = await current.GetAsync();
        await access.DemandAsync(project, person.Id, cancellationToken);
        return person;
    }

    /// <summary>Lets the person change something.</summary>
    /// <exception cref="StudioException">The project is closed to them, or they may only look.</exception>
    public async Task EnterToChangeAsync(ProjectId project, CancellationToken cancellationToken)
    {
        var person = await current.GetAsync();
        await access.DemandEditorAsync(project, person.Id, cancellationToken);
    }
}
