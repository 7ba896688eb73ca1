using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Storage.Database;

namespace SoraCollab.Storage.Accounts;

/// <summary>Keeps which accounts may set a new password by link. A link works once, for a while, and only the newest of an account.</summary>
public sealed class PasswordResetStore
{
    /// <summary>How soon an account may be sent another link: nobody's letter box can be filled from the outside.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly IDbContextFactory<StudioDbContext> contexts;
    private readonly StudioWriter writer;
    private readonly TimeProvider time;

    internal PasswordResetStore(IDbContextFactory<StudioDbContext> contexts, StudioWriter writer, TimeProvider time) =>
        (this.contexts, this.writer, this.time) = (contexts, writer, time);

    /// <summary>Makes a link's code for an account.</summary>
    /// <returns>256 random bits that are kept nowhere else; null where there is no such account, it is disabled, or it was sent one just now.</returns>
    public async Task<string?> CreateAsync(UserId user, TimeSpan lifetime, CancellationToken cancellationToken = default)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        var made = await writer.WriteAsync(
            async context =>
            {
                if (!await context.Users.AnyAsync(row => row.Id == user.Value && row.DisabledAt == null, cancellationToken)) return false;
                var row = await context.PasswordResets.FindAsync([user.Value], cancellationToken);
                if (row is not null && row.CreatedAt > now - Pause) return false;
                if (row is null) context.PasswordResets.Add(row = new PasswordResetRow { UserId = user.Value });
                (row.CodeHash, row.CreatedAt, row.EndsAt) = (Hash(code), now, now + lifetime);
                return true;
            },
            cancellationToken);
        return made ? code : null;
    }

    /// <summary>Whether a code still works.</summary>
    public async Task<bool> IsOpenAsync(string code, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Open(context, code).AnyAsync(cancellationToken);
    }

    /// <summary>Uses a code up within the caller's transaction; it works again where that is not committed.</summary>
    /// <returns>Whose password may be set; null where the code works no more.</returns>
    public async Task<UserId?> TakeAsync(StudioDbContext context, string code, CancellationToken cancellationToken = default)
    {
        var open = Open(context, code);
        if (await open.Select(row => row.UserId).FirstOrDefaultAsync(cancellationToken) is not { } user) return null;
        // The condition is in the statement that deletes: of two who come at once the second takes nothing.
        return await open.ExecuteDeleteAsync(cancellationToken) == 0 ? null : new UserId(user);
    }

    /// <summary>Makes the open link of an account worthless, as when its password was changed otherwise.</summary>
    public Task WithdrawAsync(UserId user, CancellationToken cancellationToken = default) => writer.WriteAsync(
        context => context.PasswordResets.Where(row => row.UserId == user.Value).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    private IQueryable<PasswordResetRow> Open(StudioDbContext context, string code)
    {
        var (hash, now) = (Hash(code), time.GetUtcNow());
        return context.PasswordResets.Where(row => row.CodeHash == hash && row.EndsAt > now
            && context.Users.Any(user => user.Id == row.UserId && user.DisabledAt == null));
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
