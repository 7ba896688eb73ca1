using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Events;
using SoraCollab.Core.Takes;
using SoraCollab.Storage.Database;
using SoraCollab.Storage.News;

namespace SoraCollab.Storage.Storyboards;

internal sealed class StoryboardStore(IDbContextFactory<StudioDbContext> contexts, StudioWriter writer, NewsStore news) : IStoryboardStore
{
    // So many entries are played again at most when a storyboard is loaded: well under a millisecond each.
    private const int EntriesBetweenSnapshots = 50;

    public async Task<Storyboard?> LoadAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var snapshot = await context.Snapshots.AsNoTracking().FirstOrDefaultAsync(row => row.ProjectId == project.Value, cancellationToken);
        if (snapshot is null) return null;
        // The log only grows, so what is read after the snapshot goes on from it, up to this moment.
        var since = await ReadLogAsync(context, project, snapshot.SnapshotVersion, long.MaxValue, cancellationToken);
        return since.Aggregate(JsonSerializer.Deserialize<Storyboard>(snapshot.Json, StudioJson.Options)!, StoryboardReducer.Apply);
    }

    public async Task CommitAsync(StoryboardLogEntry entry, Storyboard state, CancellationToken cancellationToken = default)
    {
        if (entry.Version != state.Version || entry.ProjectId != state.Id)
            throw new ArgumentException($"Entry {entry.Version} of {entry.ProjectId} does not make version {state.Version} of {state.Id}.", nameof(state));
        var json = entry.Version % EntriesBetweenSnapshots == 0 ? JsonSerializer.Serialize(state, StudioJson.Options) : null;
        var told = await writer.WriteAsync(
            async context =>
            {
                await LockAsync(context, entry, cancellationToken);
                context.Log.Add(ToRow(entry));
                await IndexAsync(context, entry, state, cancellationToken);
                if (json is not null) await SaveSnapshotAsync(context, entry, json, cancellationToken);
                return await NewsWriter.WriteAsync(context, entry, state, cancellationToken);
            },
            cancellationToken);
        foreach (var reader in told) news.Tell(reader);
    }

    public Task<IReadOnlyList<StoryboardLogEntry>> LogSinceAsync(ProjectId project, long version, CancellationToken cancellationToken = default) =>
        LogBetweenAsync(project, version, long.MaxValue, cancellationToken);

    public async Task<IReadOnlyList<StoryboardLogEntry>> LogBetweenAsync(ProjectId project, long version, long upTo, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadLogAsync(context, project, version, upTo, cancellationToken);
    }

    public async Task<StoryboardLogEntry?> FindOperationAsync(ProjectId project, OperationId operation, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Log.AsNoTracking().FirstOrDefaultAsync(
            one => one.ProjectId == project.Value && one.OperationId == operation.Value, cancellationToken);
        return row is null ? null : FromRow(row);
    }

    // The version check is in the statement that writes: whoever comes second changes no row.
    private static async Task LockAsync(StudioDbContext context, StoryboardLogEntry entry, CancellationToken cancellationToken)
    {
        var expected = entry.Version - 1;
        var snapshot = context.Snapshots.Where(row => row.ProjectId == entry.ProjectId.Value);
        var changed = await snapshot.Where(row => row.Version == expected).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.Version, entry.Version), cancellationToken);
        if (changed == 1) return;
        var stored = await snapshot.Select(row => (long?)row.Version).FirstOrDefaultAsync(cancellationToken);
        throw stored is null
            ? new ProjectNotFoundException(entry.ProjectId)
            : new VersionConflictException(entry.ProjectId, expected, stored.Value);
    }

    private static Task SaveSnapshotAsync(StudioDbContext context, StoryboardLogEntry entry, string json, CancellationToken cancellationToken) =>
        context.Snapshots.Where(row => row.ProjectId == entry.ProjectId.Value).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.SnapshotVersion, entry.Version).SetProperty(one => one.Json, json), cancellationToken);

    private static async Task<IReadOnlyList<StoryboardLogEntry>> ReadLogAsync(
        StudioDbContext context, ProjectId project, long version, long upTo, CancellationToken cancellationToken)
    {
        var rows = await context.Log.AsNoTracking()
            .Where(row => row.ProjectId == project.Value && row.Version > version && row.Version <= upTo)
            .OrderBy(row => row.Version)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(FromRow)];
    }

    private static async Task IndexAsync(StudioDbContext context, StoryboardLogEntry entry, Storyboard state, CancellationToken cancellationToken)
    {
        var shots = state.Shots.ToList();
        var poster = shots.Select(PosterOf).FirstOrDefault(hash => hash is not null);
        var takes = shots.Sum(shot => shot.Takes.Length);
        var (length, statuses) = (LengthOf(shots), StatusesOf(shots));
        await context.Projects.Where(row => row.Id == state.Id.Value).ExecuteUpdateAsync(
            row => row
                .SetProperty(one => one.Title, state.Title)
                .SetProperty(one => one.ChangedAt, entry.At)
                .SetProperty(one => one.ShotCount, shots.Count)
                .SetProperty(one => one.Length, length)
                .SetProperty(one => one.Statuses, statuses)
                .SetProperty(one => one.TakeCount, takes)
                .SetProperty(one => one.PosterHash, poster),
            cancellationToken);
        foreach (var take in entry.Events.OfType<TakeAdded>().Select(added => added.Take)) Add(context, state.Id, take);
    }

    internal static TimeSpan LengthOf(IEnumerable<Shot> shots) => TimeSpan.FromTicks(shots.Sum(shot => shot.Format.Duration.Ticks));

    // A digit a shot.
    internal static string StatusesOf(IEnumerable<Shot> shots) => string.Concat(shots.Select(shot => (int)shot.Status));

    private static string? PosterOf(Shot shot) =>
        (shot.Takes.FirstOrDefault(take => take.Id == shot.ChosenTake) ?? shot.Takes.LastOrDefault())?.Media.PosterHash;

    private static void Add(StudioDbContext context, ProjectId project, Take take)
    {
        context.Takes.Add(new TakeRow
        {
            Id = take.Id.Value,
            ProjectId = project.Value,
            ShotId = take.ShotId.Value,
            CreatedBy = take.CreatedBy.Value,
            CreatedAt = take.CreatedAt,
        });
        var files = new[]
        {
            (TakeFileKind.Clip, take.Media.ClipHash),
            (TakeFileKind.Poster, take.Media.PosterHash),
            (TakeFileKind.Master, take.Media.MasterHash),
            (TakeFileKind.Latents, take.Media.LatentsHash),
        };
        foreach (var (kind, hash) in files)
            if (hash is not null) context.TakeFiles.Add(new TakeFileRow { TakeId = take.Id.Value, Kind = kind, Hash = hash });
    }

    private static LogRow ToRow(StoryboardLogEntry entry) => new()
    {
        ProjectId = entry.ProjectId.Value,
        Version = entry.Version,
        OperationId = entry.OperationId.Value,
        Actor = entry.Actor.Value,
        At = entry.At,
        Undoes = entry.Undoes?.Value,
        Redoes = entry.Redoes?.Value,
        EventsJson = JsonSerializer.Serialize(entry.Events, StudioJson.Options),
    };

    private static StoryboardLogEntry FromRow(LogRow row) => new()
    {
        ProjectId = new ProjectId(row.ProjectId),
        Version = row.Version,
        OperationId = new OperationId(row.OperationId),
        Actor = new UserId(row.Actor),
        At = row.At,
        Undoes = row.Undoes is { } undone ? new OperationId(undone) : null,
        Redoes = row.Redoes is { } redone ? new OperationId(redone) : null,
        Events = JsonSerializer.Deserialize<ImmutableArray<StoryboardEvent>>(row.EventsJson, StudioJson.Options),
    };
}
