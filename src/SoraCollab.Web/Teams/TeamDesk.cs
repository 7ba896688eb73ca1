using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Core.Projects;
using SoraCollab.Storage.Projects;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Audit;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Teams;

/// <summary>Where a project's team is seen and its owners say who may do what. What they change holds from the next command on.</summary>
public sealed class TeamDesk(BoardDoor door, IProjectStore projects, InvitationStore invitations, TeamWatch team, AuditLog audit)
{
    /// <summary>Raised when a team, or what waits to join it, changed; from any thread.</summary>
    public event Action<ProjectId>? Changed
    {
        add => team.Changed += value;
        remove => team.Changed -= value;
    }

    /// <summary>Who is on a project, owners first.</summary>
    /// <exception cref="ProjectClosedException">The project is closed to the person.</exception>
    public async Task<IReadOnlyList<ProjectMember>> MembersAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        await door.EnterAsync(project, cancellationToken);
        return [.. (await projects.ListMembersAsync(project, cancellationToken)).OrderByDescending(member => member.Role)];
    }

    /// <summary>Invitations that nobody has taken up.</summary>
    /// <exception cref="ProjectClosedException">The project is closed to the person.</exception>
    public async Task<IReadOnlyList<Invitation>> InvitationsAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        await door.EnterAsync(project, cancellationToken);
        return await invitations.ListAsync(project, cancellationToken);
    }

    /// <summary>Changes what a member may do.</summary>
    /// <exception cref="StudioException">The person is no owner, or the member is the last one.</exception>
    public async Task SetRoleAsync(ProjectId project, UserId member, ProjectRole role, CancellationToken cancellationToken = default)
    {
        var person = await DemandOwnerAsync(project, "change what members may do", cancellationToken);
        var before = (await projects.ListMembersAsync(project, cancellationToken)).FirstOrDefault(one => one.UserId == member);
        await projects.SetMemberAsync(project, member, role, cancellationToken);
        team.Tell(project);
        await audit.RecordAsync(AuditAct.RoleChanged, person, $"{before?.DisplayName ?? member.Value} from {before?.Role.ToString() ?? "none"} to {role}", project);
    }

    /// <summary>Takes a member off a project and puts them out of it; anybody may leave by themselves.</summary>
    /// <exception cref="StudioException">The person is no owner, or the member is the last one.</exception>
    public async Task RemoveAsync(ProjectId project, UserId member, CancellationToken cancellationToken = default)
    {
        var (person, role) = await door.EnterAsync(project, cancellationToken);
        if (person.Id != member && role < ProjectRole.Owner)
            throw new NotTheOwnerException("remove a member");
        var name = (await projects.ListMembersAsync(project, cancellationToken)).FirstOrDefault(one => one.UserId == member)?.DisplayName ?? member.Value;
        await projects.RemoveMemberAsync(project, member, cancellationToken);
        team.PutOut(project, member);
        team.Tell(project);
        await audit.RecordAsync(AuditAct.MemberRemoved, person, person.Id == member ? "left the project" : name, project);
    }

    /// <summary>Makes an invitation worthless.</summary>
    /// <exception cref="StudioException">The project is closed to the person, or they may only look.</exception>
    public async Task WithdrawAsync(ProjectId project, InvitationId invitation, CancellationToken cancellationToken = default)
    {
        await door.EnterToChangeAsync(project, cancellationToken);
        var (person, _) = await door.EnterAsync(project, cancellationToken);
        if (!await invitations.WithdrawAsync(project, invitation, cancellationToken)) return;
        team.Tell(project);
        await audit.RecordAsync(AuditAct.InvitationWithdrawn, person, $"invitation {invitation}", project);
    }

    private async Task<Person> DemandOwnerAsync(ProjectId project, string what, CancellationToken cancellationToken)
    {
        var (person, role) = await door.EnterAsync(project, cancellationToken);
        return role < ProjectRole.Owner ? throw new NotTheOwnerException(what) : person;
    }
}
