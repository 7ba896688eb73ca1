using SoraCollab.Core;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Accounts;

/// <summary>Where the circuit's person invites others to a project.</summary>
public sealed class InviteDesk(CurrentPerson current, ProjectAccess access, Invitations invitations, IProjectRooms rooms)
{
    /// <summary>A link to hand on, relative to the studio's address. Whoever has it may join as an editor until it ends.</summary>
    /// <exception cref="StudioException">The project is closed to the person, or they may only look.</exception>
    public async Task<string> CreateLinkAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        var person = await current.GetAsync();
        await access.DemandEditorAsync(project, person.Id, cancellationToken);
        return invitations.CreateLink(project, (await rooms.OpenAsync(project, cancellationToken)).Title, person);
    }
}
