using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Storage.Database;

namespace SoraCollab.Storage.Audit;

/// <summary>Keeps the studio's log. Rows are only ever added, each chained to the one before; the database itself refuses to change or remove one.</summary>
public sealed class AuditStore
{
    private const string HeadSetting = "audit-head";
    private const int LongestText = 500;

    private readonly IDbContextFactory<StudioDbContext> contexts;
    private readonly StudioWriter writer;
    private readonly TimeProvider time;

    internal AuditStore(IDbContextFactory<StudioDbContext> contexts, StudioWriter writer, TimeProvider time) =>
        (this.contexts, this.writer, this.time) = (contexts, writer, time);

    /// <summary>Adds a row. Texts are cut at 500 characters.</summary>
    public Task<AuditEntry> AppendAsync(AuditNote note, CancellationToken cancellationToken = default) => writer.WriteAsync(
        context => AppendAsync(context, note, time.GetUtcNow(), cancellationToken), cancellationToken);

    /// <summary>Rows, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">Only those with a lower number; null from the newest on.</param>
    /// <param name="count">Most rows.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<AuditEntry>> ListAsync(AuditFilter filter, long? before, int count, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Filter(context.Audit.AsNoTracking(), filter);
        if (before is { } number) rows = rows.Where(row => row.Number < number);
        return [.. (await rows.OrderByDescending(row => row.Number).Take(count).ToListAsync(cancellationToken)).Select(Read)];
    }

    /// <summary>When each account last signed in, as far as the log tells.</summary>
    public async Task<IReadOnlyDictionary<UserId, DateTimeOffset>> LastSignInsAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var last = from row in context.Audit
                   where row.Act == nameof(AuditAct.SignedIn)
                   group row.Number by row.Actor into one
                   select one.Max();
        var rows = await context.Audit.Where(row => last.Contains(row.Number)).Select(row => new { row.Actor, row.At }).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => new UserId(row.Actor), row => row.At);
    }

    /// <summary>Where the log ends.</summary>
    public async Task<AuditHead> HeadAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await HeadAsync(context, cancellationToken);
    }

    /// <summary>Goes through the whole log. A log of a hundred thousand rows takes about a second.</summary>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // One moment for both: rows that are added meanwhile belong to the next verdict.
        await using var moment = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var rows = await context.Audit.AsNoTracking().OrderBy(row => row.Number).ToListAsync(cancellationToken);
        return AuditChain.Verify(rows.ConvertAll(Read), await HeadAsync(context, cancellationToken));
    }

    /// <summary>Whether a row of that hash is in the log.</summary>
    public async Task<bool> HasAsync(string hash, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return hash == AuditChain.Beginning || await context.Audit.AnyAsync(row => row.Hash == hash, cancellationToken);
    }

    /// <summary>Adds a row within the caller's transaction: it is kept with what it tells of, or neither is.</summary>
    internal static async Task<AuditEntry> AppendAsync(StudioDbContext context, AuditNote note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var setting = await context.Settings.FindAsync([HeadSetting], cancellationToken);
        var entry = AuditChain.Next(Parse(setting?.Value), note with { ActorName = Cut(note.ActorName), Subject = Cut(note.Subject), Address = Cut(note.Address) }, now);
        if (setting is null) context.Settings.Add(setting = new SettingRow { Name = HeadSetting });
        setting.Value = string.Create(CultureInfo.InvariantCulture, $"{entry.Number} {entry.Hash}");
        context.Audit.Add(new AuditRow
        {
            Number = entry.Number,
            At = entry.At,
            Act = entry.Act,
            Actor = entry.Actor,
            ActorName = entry.ActorName,
            Subject = entry.Subject,
            ProjectId = entry.Project?.Value,
            Address = entry.Address,
            PreviousHash = entry.PreviousHash,
            Hash = entry.Hash,
        });
        return entry;
    }

    private static async Task<AuditHead> HeadAsync(StudioDbContext context, CancellationToken cancellationToken) =>
        Parse((await context.Settings.AsNoTracking().FirstOrDefaultAsync(setting => setting.Name == HeadSetting, cancellationToken))?.Value);

    private static AuditHead Parse(string? value) => value?.Split(' ') is [var number, var hash] && long.TryParse(number, CultureInfo.InvariantCulture, out var last)
        ? new AuditHead(last, hash)
        : AuditHead.Empty;

    private static IQueryable<AuditRow> Filter(IQueryable<AuditRow> rows, AuditFilter filter)
    {
        if (filter.Acts.Count > 0)
        {
            var acts = filter.Acts.Select(act => act.ToString()).ToList();
            rows = rows.Where(row => acts.Contains(row.Act));
        }
        if (filter.Person is { Length: > 0 } person)
        {
            var pattern = $"%{person.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            rows = rows.Where(row => EF.Functions.Like(row.ActorName, pattern, "\\") || EF.Functions.Like(row.Subject, pattern, "\\"));
        }
        if (filter.From is { } from) rows = rows.Where(row => row.At >= from);
        if (filter.Until is { } until) rows = rows.Where(row => row.At < until);
        return rows;
    }

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];

    private static AuditEntry Read(AuditRow row) => new()
    {
        Number = row.Number,
        At = row.At,
        Act = row.Act,
        Actor = row.Actor,
        ActorName = row.ActorName,
        Subject = row.Subject,
        Project = row.ProjectId is { } project ? new ProjectId(project) : null,
        Address = row.Address,
        PreviousHash = row.PreviousHash,
        Hash = row.Hash,
    };
}
