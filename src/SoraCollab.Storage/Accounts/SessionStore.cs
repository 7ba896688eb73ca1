using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Accounts;
using SoraCollab.Storage.Database;

namespace SoraCollab.Storage.Accounts;

/// <summary>Keeps which browsers are signed in to which account. What is not here is signed out.</summary>
public sealed class SessionStore
{
    private readonly IDbContextFactory<StudioDbContext> contexts;
    private readonly StudioWriter writer;
    private readonly TimeProvider time;

    internal SessionStore(IDbContextFactory<StudioDbContext> contexts, StudioWriter writer, TimeProvider time) =>
        (this.contexts, this.writer, this.time) = (contexts, writer, time);

    /// <summary>Notes a sign-in.</summary>
    public async Task<Guid> AddAsync(UserId user, string device, string address, CancellationToken cancellationToken = default)
    {
        var (id, now) = (Guid.NewGuid(), time.GetUtcNow());
        await writer.WriteAsync(
            context =>
            {
                context.Sessions.Add(new SessionRow { Id = id, UserId = user.Value, CreatedAt = now, LastSeenAt = now, Device = device, Address = address });
                return Task.CompletedTask;
            },
            cancellationToken);
        return id;
    }

    /// <summary>Whose session it is; null where it has ended.</summary>
    public async Task<UserId?> FindAsync(Guid session, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Sessions.Where(row => row.Id == session).Select(row => row.UserId).FirstOrDefaultAsync(cancellationToken) is { } user ? new UserId(user) : null;
    }

    /// <summary>An account's sessions, the last seen first.</summary>
    public async Task<IReadOnlyList<AccountSession>> ListAsync(UserId user, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Sessions.Where(row => row.UserId == user.Value).OrderByDescending(row => row.LastSeenAt).Select(row => new AccountSession
        {
            Id = row.Id,
            CreatedAt = row.CreatedAt,
            LastSeenAt = row.LastSeenAt,
            Device = row.Device,
            Address = row.Address,
        }).ToListAsync(cancellationToken);
    }

    /// <summary>A session asked for something.</summary>
    public Task SeeAsync(Guid session, string address, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            context => context.Sessions.Where(row => row.Id == session).ExecuteUpdateAsync(
                row => row.SetProperty(one => one.LastSeenAt, now).SetProperty(one => one.Address, address), cancellationToken),
            cancellationToken);
    }

    /// <summary>Ends sessions of an account: one, or all of them but perhaps one.</summary>
    /// <param name="user">The account.</param>
    /// <param name="only">The one to end; null for all.</param>
    /// <param name="except">The one that stays.</param>
    /// <param name="cancellationToken">Stops before anything is ended.</param>
    /// <returns>Those that ended.</returns>
    public Task<IReadOnlyList<Guid>> EndAsync(UserId user, Guid? only = null, Guid? except = null, CancellationToken cancellationToken = default) =>
        writer.WriteAsync<IReadOnlyList<Guid>>(
            async context =>
            {
                var rows = context.Sessions.Where(row => row.UserId == user.Value && (only == null || row.Id == only) && (except == null || row.Id != except));
                var ended = await rows.Select(row => row.Id).ToListAsync(cancellationToken);
                await rows.ExecuteDeleteAsync(cancellationToken);
                return ended;
            },
            cancellationToken);

    /// <summary>Forgets sessions of an account that have not been seen for as long as a sign-in lasts.</summary>
    public Task ForgetAsync(UserId user, TimeSpan unseen, CancellationToken cancellationToken = default)
    {
        var before = time.GetUtcNow() - unseen;
        return writer.WriteAsync(
            context => context.Sessions.Where(row => row.UserId == user.Value && row.LastSeenAt < before).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }
}
