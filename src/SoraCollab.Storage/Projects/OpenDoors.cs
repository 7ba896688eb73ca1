using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Storage.Database;

namespace SoraCollab.Storage.Projects;

/// <summary>
/// The links by which a person lets others in. Once that person may not let anybody in they are worthless for good: who is given back
/// a role later does not give back what was handed out before.
/// </summary>
internal static class OpenDoors
{
    /// <summary>Ends the invitations and guest links that a person made in a project, or (null) in all.</summary>
    public static async Task CloseAsync(StudioDbContext context, UserId maker, ProjectId? project, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await context.Invitations
            .Where(row => row.InvitedBy == maker.Value && row.UsedAt == null && (project == null || row.ProjectId == project.Value.Value))
            .ExecuteDeleteAsync(cancellationToken);
        await context.GuestLinks
            .Where(row => row.MadeBy == maker.Value && row.WithdrawnAt == null && (project == null || row.ProjectId == project.Value.Value))
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.WithdrawnAt, now), cancellationToken);
    }

    /// <summary>Whether a person may let others into a project now.</summary>
    public static Task<bool> MayOpenAsync(StudioDbContext context, UserId person, ProjectId project, CancellationToken cancellationToken) => (
        from member in context.ProjectMembers
        join user in context.Users on member.UserId equals user.Id
        where member.ProjectId == project.Value && member.UserId == person.Value && member.Role >= ProjectRole.Editor && user.DisabledAt == null
        select member.UserId).AnyAsync(cancellationToken);
}
