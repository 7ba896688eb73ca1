using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Storage.Audit;
using SoraCollab.Storage.Database;
using SoraCollab.Storage.News;

namespace SoraCollab.Storage.Projects;

/// <summary>Keeps invitations to projects. An invitation lets in one person, once.</summary>
public sealed class InvitationStore
{
    private readonly IDbContextFactory<StudioDbContext> contexts;
    private readonly StudioWriter writer;
    private readonly TimeProvider time;

    internal InvitationStore(IDbContextFactory<StudioDbContext> contexts, StudioWriter writer, TimeProvider time) =>
        (this.contexts, this.writer, this.time) = (contexts, writer, time);

    /// <summary>Makes an invitation.</summary>
    /// <param name="project">The project.</param>
    /// <param name="inviter">Who invites; the invitation ends when they leave the project.</param>
    /// <param name="role">What the invited person will be allowed to do.</param>
    /// <param name="lifetime">How long it can be taken up.</param>
    /// <param name="email">The one address that it lets in; null for whoever has the link.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>Its code, 256 random bits, which is kept nowhere else.</returns>
    public async Task<string> CreateAsync(ProjectId project, UserId inviter, ProjectRole role, TimeSpan lifetime, string? email = null, CancellationToken cancellationToken = default)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        await writer.WriteAsync(
            async context =>
            {
                if (!await context.Projects.AnyAsync(row => row.Id == project.Value, cancellationToken)) throw new ProjectNotFoundException(project);
                if (!await OpenDoors.MayOpenAsync(context, inviter, project, cancellationToken)) throw new NotAllowedException("Who lets others into a project must be an editor or owner of it.");
                context.Invitations.Add(new InvitationRow
                {
                    Id = InvitationId.New().Value,
                    ProjectId = project.Value,
                    CodeHash = Hash(code),
                    Role = role,
                    Email = email is null ? null : Plain(email),
                    InvitedBy = inviter.Value,
                    CreatedAt = now,
                    EndsAt = now + lifetime,
                });
            },
            cancellationToken);
        return code;
    }

    /// <summary>What a code lets into; null where it is unknown, used, withdrawn or has ended, or its inviter has left.</summary>
    public async Task<Invitation?> FindAsync(string code, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (hash, now) = (Hash(code), time.GetUtcNow());
        return await Describe(context, context.Invitations.Where(row => row.CodeHash == hash && row.UsedAt == null && row.EndsAt > now))
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Lets the owner of a proven address in by the first open invitation to it, within the caller's transaction.</summary>
    /// <returns>What they joined by; null where nobody has invited the address.</returns>
    public async Task<Invitation?> AcceptByAddressAsync(StudioDbContext context, string email, UserId user, CancellationToken cancellationToken = default)
    {
        var (address, now) = (Plain(email), time.GetUtcNow());
        var open = await Describe(context, context.Invitations.Where(row => row.Email == address && row.UsedAt == null && row.EndsAt > now).OrderBy(row => row.EndsAt))
            .FirstOrDefaultAsync(cancellationToken);
        return open is not null && await UseAsync(context, open, user, now, cancellationToken) ? open : null;
    }

    /// <summary>The invitations of a project that nobody has taken up, also those that have ended, the last to end first.</summary>
    public async Task<IReadOnlyList<Invitation>> ListAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = context.Invitations.Where(row => row.ProjectId == project.Value && row.UsedAt == null).OrderByDescending(row => row.EndsAt);
        return await Describe(context, waiting).ToListAsync(cancellationToken);
    }

    /// <summary>The same of all projects.</summary>
    public async Task<IReadOnlyList<Invitation>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Describe(context, context.Invitations.Where(row => row.UsedAt == null).OrderByDescending(row => row.EndsAt)).ToListAsync(cancellationToken);
    }

    /// <summary>Lets a person in who has an account; one who is on the project already keeps their role, and the invitation its use.</summary>
    /// <returns>False where the code lets nobody in any more.</returns>
    public Task<bool> AcceptAsync(string code, UserId user, CancellationToken cancellationToken = default) =>
        writer.WriteAsync(context => AcceptAsync(context, code, user, cancellationToken), cancellationToken);

    /// <summary>The same within the caller's transaction, for an account that is made in it.</summary>
    public async Task<bool> AcceptAsync(StudioDbContext context, string code, UserId user, CancellationToken cancellationToken = default)
    {
        var (hash, now) = (Hash(code), time.GetUtcNow());
        var open = context.Invitations.Where(row => row.CodeHash == hash && row.UsedAt == null && row.EndsAt > now);
        if (await Describe(context, open).FirstOrDefaultAsync(cancellationToken) is not { } invitation) return false;
        if (await context.ProjectMembers.FindAsync([invitation.Project.Value, user.Value], cancellationToken) is not null) return true;
        if (invitation.Email?.ToUpperInvariant() is { } only && !await context.Users.AnyAsync(row => row.Id == user.Value && row.NormalizedEmail == only, cancellationToken)) return false;
        return await UseAsync(context, invitation, user, now, cancellationToken);
    }

    /// <summary>Makes an invitation worthless.</summary>
    /// <returns>False where the project has no such invitation, or it was used.</returns>
    public Task<bool> WithdrawAsync(ProjectId project, InvitationId invitation, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context => await context.Invitations
            .Where(row => row.Id == invitation.Value && row.ProjectId == project.Value && row.UsedAt == null)
            .ExecuteDeleteAsync(cancellationToken) > 0,
        cancellationToken);

    private static async Task<bool> UseAsync(StudioDbContext context, Invitation invitation, UserId user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The condition is in the statement that writes: of two who come at once the second changes no row.
        var used = await context.Invitations.Where(row => row.Id == invitation.Id.Value && row.UsedAt == null).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.UsedAt, now).SetProperty(one => one.UsedBy, user.Value), cancellationToken);
        if (used == 0) return false;
        context.ProjectMembers.Add(new ProjectMemberRow { ProjectId = invitation.Project.Value, UserId = user.Value, Role = invitation.Role });
        var name = await context.Users.Where(row => row.Id == user.Value).Select(row => row.DisplayName).FirstAsync(cancellationToken);
        await AuditStore.AppendAsync(
            context,
            new AuditNote(AuditAct.InvitationUsed, user.Value, name, $"“{invitation.ProjectTitle}” as {invitation.Role}, invited by {invitation.InviterName}", invitation.Project, AuditOrigin.Address),
            now,
            cancellationToken);
        await NewsWriter.WriteJoinedAsync(context, invitation.Project, invitation.Inviter, user, invitation.Role, now, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static string Plain(string email) => email.Trim().ToLowerInvariant();

    // Looking up the hash of 256 random bits tells nobody anything by its timing.
    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private static IQueryable<Invitation> Describe(StudioDbContext context, IQueryable<InvitationRow> rows) =>
        from row in rows
        join project in context.Projects on row.ProjectId equals project.Id
        join inviter in context.ProjectMembers on new { row.ProjectId, UserId = row.InvitedBy } equals new { inviter.ProjectId, inviter.UserId }
        join user in context.Users on inviter.UserId equals user.Id
        where project.ArchivedAt == null && user.DisabledAt == null && inviter.Role >= ProjectRole.Editor
        select new Invitation
        {
            Id = new InvitationId(row.Id),
            Project = new ProjectId(project.Id),
            ProjectTitle = project.Title,
            Role = row.Role,
            Email = row.Email,
            Inviter = new UserId(user.Id),
            InviterName = user.DisplayName,
            EndsAt = row.EndsAt,
        };
}
