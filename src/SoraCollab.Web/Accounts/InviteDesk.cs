using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Core.Projects;
using SoraCollab.Web.Audit;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Accounts;

/// <summary>Where the circuit's person invites others to a project.</summary>
public sealed class InviteDesk(CurrentPerson current, ProjectAccess access, Invitations invitations, AuditLog audit)
{
    /// <summary>A link to hand on, relative to the studio's address: it lets in one person, once.</summary>
    /// <param name="project">The project.</param>
    /// <param name="role">What they will be allowed to do: look, review or change. Owners are made of members.</param>
    /// <param name="email">The one address that it lets in; null or empty for whoever has the link.</param>
    /// <param name="cancellationToken">Stops before a link is made.</param>
    /// <exception cref="StudioException">The project is closed to the person, they may only look, or the address is none.</exception>
    public async Task<string> CreateLinkAsync(ProjectId project, ProjectRole role, string? email = null, CancellationToken cancellationToken = default)
    {
        if (role is not (ProjectRole.Viewer or ProjectRole.Reviewer or ProjectRole.Editor))
            throw new ArgumentOutOfRangeException(nameof(role), role, "A link lets in a viewer, a reviewer or an editor.");
        var address = InvitedAddress.Check(email);
        var person = await current.GetAsync();
        await access.DemandEditorAsync(project, person.Id, cancellationToken);
        var link = await invitations.CreateLinkAsync(project, person, role, address, cancellationToken);
        await audit.RecordAsync(AuditAct.InvitationMade, person, address is null ? $"for one {role}" : $"for {address} as {role}", project);
        return link;
    }
}
