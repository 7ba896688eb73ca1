using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Storyboards;
using SoraCollab.Storage.Database;

namespace SoraCollab.Storage.Hosting;

internal sealed class HostStore(IDbContextFactory<StudioDbContext> contexts, StudioWriter writer, TimeProvider time) : IHostStore
{
    private const int MaximumNameLength = 100;

    public Task<(HostAccount Host, string Key)> CreateAsync(string name, CancellationToken cancellationToken = default)
    {
        TitleRules.Check("name of the host", name, mayBeEmpty: false);
        if (name.Length > MaximumNameLength)
            throw new InvalidTextException($"The name of the host has {name.Length} characters, but at most {MaximumNameLength} are allowed.");
        var key = HostKey.Create();
        var row = new HostRow { Id = HostId.New().Value, Name = name, KeyHash = HostKey.Hash(key), CreatedAt = time.GetUtcNow() };
        return writer.WriteAsync(
            context =>
            {
                context.Hosts.Add(row);
                return Task.FromResult((Read(row), key));
            },
            cancellationToken);
    }

    public async Task<HostAccount?> AuthenticateAsync(string key, CancellationToken cancellationToken = default)
    {
        // Looking up the hash of 256 random bits tells nobody anything by its timing.
        var hash = HostKey.Hash(key);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Hosts.AsNoTracking().FirstOrDefaultAsync(host => host.KeyHash == hash && host.RevokedAt == null, cancellationToken);
        return row is null ? null : Read(row);
    }

    public Task TouchAsync(HostId host, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            var now = time.GetUtcNow();
            await context.Hosts.Where(row => row.Id == host.Value)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.LastSeenAt, now), cancellationToken);
        },
        cancellationToken);

    public Task<bool> RevokeAsync(HostId host, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            if (await context.Hosts.FindAsync([host.Value], cancellationToken) is not { } row) return false;
            row.RevokedAt ??= time.GetUtcNow();
            return true;
        },
        cancellationToken);

    public async Task<IReadOnlyList<HostAccount>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Hosts.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    private static HostAccount Read(HostRow row) => new()
    {
        Id = new HostId(row.Id),
        Name = row.Name,
        CreatedAt = row.CreatedAt,
        LastSeenAt = row.LastSeenAt,
        RevokedAt = row.RevokedAt,
    };
}
