using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Storage.Database;
using SoraCollab.Storage.Jobs;

namespace SoraCollab.Storage.MediaFiles;

internal sealed class ProjectMediaStore(IDbContextFactory<StudioDbContext> contexts, StudioWriter writer) : IProjectMediaStore
{
    private static readonly JobState[] OpenStates = [JobState.Queued, JobState.Leased, JobState.Running, JobState.Uploading];

    public Task<ProjectMedia> AddAsync(ProjectMedia media, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            if (await context.ProjectMedia.FindAsync([media.ProjectId.Value, media.Hash], cancellationToken) is { } known) return Read(known);
            string[] named = [media.Hash, media.ProxyHash, media.PosterHash];
            var stored = await context.Media.Where(row => named.Contains(row.Hash)).Select(row => row.Hash).ToListAsync(cancellationToken);
            if (named.Except(stored).FirstOrDefault() is { } missing) throw new MediaNotFoundException(missing, "it was not stored before the media was entered");
            context.ProjectMedia.Add(new ProjectMediaRow
            {
                ProjectId = media.ProjectId.Value,
                Hash = media.Hash,
                ProxyHash = media.ProxyHash,
                PosterHash = media.PosterHash,
                UploadedAt = media.UploadedAt,
                Json = JsonSerializer.Serialize(media, StudioJson.Options),
            });
            return media;
        },
        cancellationToken);

    public async Task<IReadOnlyList<ProjectMedia>> ListAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.ProjectMedia.AsNoTracking()
            .Where(row => row.ProjectId == project.Value)
            .OrderByDescending(row => row.UploadedAt).ThenBy(row => row.Hash)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    public async Task<ProjectMedia?> FindAsync(ProjectId project, string hash, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ProjectMedia.FindAsync([project.Value, hash], cancellationToken) is { } row ? Read(row) : null;
    }

    public Task<bool> RemoveAsync(ProjectId project, string hash, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            if (await context.ProjectMedia.FindAsync([project.Value, hash], cancellationToken) is not { } row) return false;
            var open = await context.Jobs.AsNoTracking()
                .Where(job => job.ProjectId == project.Value && OpenStates.Contains(job.State))
                .ToListAsync(cancellationToken);
            var readers = open.Select(JobStore.Read).Count(job => job.Order.Verb.Sources.Any(source => source.MediaHash == hash));
            if (readers > 0)
                throw new MediaInUseException($"{Read(row).Name} is being read by {readers} {(readers == 1 ? "take" : "takes")} in the queue. Wait until they are done, or cancel them.");
            context.ProjectMedia.Remove(row);
            return true;
        },
        cancellationToken);

    private static ProjectMedia Read(ProjectMediaRow row) => JsonSerializer.Deserialize<ProjectMedia>(row.Json, StudioJson.Options)!;
}
