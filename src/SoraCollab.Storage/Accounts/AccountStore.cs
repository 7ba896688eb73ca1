using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Accounts;
using SoraCollab.Core.Projects;
using SoraCollab.Storage.Database;
using SoraCollab.Storage.Projects;

namespace SoraCollab.Storage.Accounts;

/// <summary>Keeps which accounts there are, which of them may be used and which of them run the studio.</summary>
public sealed class AccountStore
{
    /// <summary>The role of the accounts that run the studio.</summary>
    public const string AdministratorRole = "Owner";

    private readonly IDbContextFactory<StudioDbContext> contexts;
    private readonly StudioWriter writer;
    private readonly TimeProvider time;

    internal AccountStore(IDbContextFactory<StudioDbContext> contexts, StudioWriter writer, TimeProvider time) =>
        (this.contexts, this.writer, this.time) = (contexts, writer, time);

    /// <summary>Every account, by name.</summary>
    public async Task<IReadOnlyList<StudioAccount>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Describe(context, context.Users.OrderBy(user => user.DisplayName).ThenBy(user => user.Id)).ToListAsync(cancellationToken);
    }

    /// <summary>One account; null where there is none.</summary>
    public async Task<StudioAccount?> FindAsync(UserId user, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Describe(context, context.Users.Where(row => row.Id == user.Value)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Whether an account runs the studio and may be used.</summary>
    public async Task<bool> IsAdministratorAsync(UserId user, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Administrators(context).AnyAsync(id => id == user.Value, cancellationToken);
    }

    /// <summary>
    /// Makes an account useless, or of use again. Disabled, its sign-ins end, its roles in projects rest, and its open invitations and
    /// guest links are worthless for good.
    /// </summary>
    /// <returns>False where it was so already.</returns>
    /// <exception cref="UserNotFoundException">There is no such account.</exception>
    /// <exception cref="LastAdministratorException">It is the last one that runs the studio.</exception>
    public Task<bool> SetDisabledAsync(UserId user, bool disabled, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            var row = await FindRowAsync(context, user, cancellationToken);
            if (row.DisabledAt is not null == disabled) return false;
            if (disabled) await DemandAnotherAsync(context, user, cancellationToken);
            row.DisabledAt = disabled ? time.GetUtcNow() : null;
            // Cookies of before are worthless, also once it may be used again.
            row.SecurityStamp = Guid.NewGuid().ToString("N");
            if (disabled) await OpenDoors.CloseAsync(context, user, project: null, time.GetUtcNow(), cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Lets an account run the studio, or not any more.</summary>
    /// <returns>False where it was so already.</returns>
    /// <exception cref="UserNotFoundException">There is no such account.</exception>
    /// <exception cref="LastAdministratorException">It is the last one that runs the studio.</exception>
    public Task<bool> SetAdministratorAsync(UserId user, bool administrator, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            await FindRowAsync(context, user, cancellationToken);
            var role = await context.Roles.FirstOrDefaultAsync(one => one.Name == AdministratorRole, cancellationToken);
            if (role is null) context.Roles.Add(role = new IdentityRole(AdministratorRole) { NormalizedName = AdministratorRole.ToUpperInvariant() });
            var held = await context.UserRoles.FindAsync([user.Value, role.Id], cancellationToken);
            if (held is not null == administrator) return false;
            if (held is null)
            {
                context.UserRoles.Add(new IdentityUserRole<string> { UserId = user.Value, RoleId = role.Id });
            }
            else
            {
                await DemandAnotherAsync(context, user, cancellationToken);
                context.UserRoles.Remove(held);
            }
            return true;
        },
        cancellationToken);

    private static async Task<StudioUser> FindRowAsync(StudioDbContext context, UserId user, CancellationToken cancellationToken) =>
        await context.Users.FindAsync([user.Value], cancellationToken) ?? throw new UserNotFoundException(user);

    private static async Task DemandAnotherAsync(StudioDbContext context, UserId leaving, CancellationToken cancellationToken)
    {
        var administrators = await Administrators(context).ToListAsync(cancellationToken);
        if (administrators is [var last] && last == leaving.Value) throw new LastAdministratorException();
    }

    private static IQueryable<string> Administrators(StudioDbContext context) =>
        from held in context.UserRoles
        join role in context.Roles on held.RoleId equals role.Id
        join user in context.Users on held.UserId equals user.Id
        where role.Name == AdministratorRole && user.DisabledAt == null
        select user.Id;

    private static IQueryable<StudioAccount> Describe(StudioDbContext context, IQueryable<StudioUser> users) => users.Select(user => new StudioAccount
    {
        Id = new UserId(user.Id),
        Name = user.DisplayName,
        Email = user.Email ?? "",
        CreatedAt = user.CreatedAt,
        DisabledAt = user.DisabledAt,
        IsAdministrator = context.UserRoles.Any(held => held.UserId == user.Id && context.Roles.Any(role => role.Id == held.RoleId && role.Name == AdministratorRole)),
        ProjectCount = context.ProjectMembers.Count(member => member.UserId == user.Id && context.Projects.Any(project => project.Id == member.ProjectId && project.ArchivedAt == null)),
    });
}
