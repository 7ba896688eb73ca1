using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Core.Projects;
using SoraCollab.Storage.Projects;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Audit;
using SoraCollab.Web.Teams;

namespace SoraCollab.Web.Admin;

/// <summary>Where administrators see every invitation that nobody has taken up, and withdraw it.</summary>
public sealed class StudioInvitations(CurrentPerson current, StudioAccess access, InvitationStore store, TeamWatch team, AuditLog audit)
{
    /// <summary>Raised when a team, or what waits to join it, changed; from any thread.</summary>
    public event Action<ProjectId>? Changed
    {
        add => team.Changed += value;
        remove => team.Changed -= value;
    }

    /// <summary>The invitations of every project, also those that have ended, the last to end first.</summary>
    /// <exception cref="StudioException">The person does not run the studio.</exception>
    public async Task<IReadOnlyList<Invitation>> ListAsync(CancellationToken cancellationToken = default)
    {
        await access.DemandAsync((await current.GetAsync()).Id, "see the studio's invitations", cancellationToken);
        return await store.ListAsync(cancellationToken);
    }

    /// <summary>Makes an invitation worthless.</summary>
    /// <exception cref="StudioException">The person does not run the studio.</exception>
    public async Task WithdrawAsync(Invitation invitation, CancellationToken cancellationToken = default)
    {
        var person = await current.GetAsync();
        await access.DemandAsync(person.Id, "withdraw an invitation", cancellationToken);
        if (!await store.WithdrawAsync(invitation.Project, invitation.Id, cancellationToken))
            return;
        team.Tell(invitation.Project);
        await audit.RecordAsync(AuditAct.InvitationWithdrawn, person, $"{invitation.Role} of “{invitation.ProjectTitle}”, made by {invitation.InviterName}", invitation.Project);
    }
}
