using Microsoft.EntityFrameworkCore;
using SoraCollab.Storage.Database;

namespace SoraCollab.Storage.Mail;

/// <summary>Keeps letters until a mail server has taken them, so that they survive a restart of the studio and a server that is down.</summary>
public sealed class OutboxStore
{
    private readonly IDbContextFactory<StudioDbContext> contexts;
    private readonly StudioWriter writer;
    private readonly TimeProvider time;

    internal OutboxStore(IDbContextFactory<StudioDbContext> contexts, StudioWriter writer, TimeProvider time) =>
        (this.contexts, this.writer, this.time) = (contexts, writer, time);

    /// <summary>Keeps a letter, to be sent at once.</summary>
    /// <param name="content">The letter, sealed.</param>
    /// <param name="lifetime">How long it is of use.</param>
    /// <param name="also">What is stored together with it, or not at all.</param>
    /// <param name="cancellationToken">Stops before it is kept.</param>
    /// <returns>Its name.</returns>
    public async Task<Guid> AddAsync(string content, TimeSpan lifetime, Func<StudioDbContext, Task>? also = null, CancellationToken cancellationToken = default)
    {
        var (id, now) = (Guid.CreateVersion7(), time.GetUtcNow());
        await writer.WriteAsync(
            async context =>
            {
                context.Outbox.Add(new OutboxRow { Id = id, Content = content, CreatedAt = now, DueAt = now, EndsAt = now + lifetime });
                if (also is not null) await also(context);
            },
            cancellationToken);
        return id;
    }

    /// <summary>Letters that may be tried now, the oldest first.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<OutboxItem>> DueAsync(int most, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        return await context.Outbox.Where(row => row.DueAt <= now).OrderBy(row => row.DueAt).ThenBy(row => row.CreatedAt).Take(most)
            .Select(row => new OutboxItem(row.Id, row.Content, row.EndsAt, row.Attempts)).ToListAsync(cancellationToken);
    }

    /// <summary>How many letters wait.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Outbox.CountAsync(cancellationToken);
    }

    /// <summary>A letter was tried in vain and is tried again after a while.</summary>
    public Task DeferAsync(Guid letter, TimeSpan wait, CancellationToken cancellationToken = default)
    {
        var due = time.GetUtcNow() + wait;
        return writer.WriteAsync(
            context => context.Outbox.Where(row => row.Id == letter).ExecuteUpdateAsync(
                row => row.SetProperty(one => one.DueAt, due).SetProperty(one => one.Attempts, one => one.Attempts + 1), cancellationToken),
            cancellationToken);
    }

    /// <summary>A letter was taken by a server, or given up.</summary>
    public Task RemoveAsync(Guid letter, CancellationToken cancellationToken = default) => writer.WriteAsync(
        context => context.Outbox.Where(row => row.Id == letter).ExecuteDeleteAsync(cancellationToken), cancellationToken);
}
