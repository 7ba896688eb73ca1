using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Takes;
using SoraCollab.Storage.Database;

namespace SoraCollab.Storage.Jobs;

internal sealed class JobStore(IDbContextFactory<StudioDbContext> contexts, StudioWriter writer, TimeProvider time) : IJobStore
{
    private static readonly JobState[] HeldStates = [JobState.Leased, JobState.Running, JobState.Uploading];

    public Task<GenerationJob> EnqueueAsync(GenerationJob job, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            if (await context.Jobs.FindAsync([job.Id.Value], cancellationToken) is { } known) return Read(known);
            Add(context, job);
            return job;
        },
        cancellationToken);

    public Task EnqueueAsync(IReadOnlyList<GenerationJob> jobs, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            foreach (var job in jobs)
                if (await context.Jobs.FindAsync([job.Id.Value], cancellationToken) is null) Add(context, job);
        },
        cancellationToken);

    public Task<GenerationJob?> ClaimAsync(HostId host, IReadOnlyCollection<string> models, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            var waiting = await context.Jobs
                .Where(row => row.State == JobState.Queued && models.Contains(row.Model))
                .ToListAsync(cancellationToken);
            if (waiting.Count == 0 || await IsPausedAsync(context, cancellationToken)) return null;
            var next = JobQueueOrder.Sort(waiting.Select(Read), await LastServedAsync(context, cancellationToken))[0];
            var checkpoint = await context.JobCheckpoints.FindAsync([next.Id.Value], cancellationToken);
            var claimed = JobStateMachine.Claim(next with { Checkpoint = ReadCheckpoint(checkpoint) }, host, time.GetUtcNow());
            Write(waiting.First(row => row.Id == next.Id.Value), claimed);
            return claimed;
        },
        cancellationToken);

    public Task<LeaseAnswer> RenewAsync(JobProgress progress, CancellationToken cancellationToken = default) =>
        ChangeAsync(progress.JobId, job => JobStateMachine.Renew(job, progress, time.GetUtcNow()), cancellationToken);

    public Task<LeaseAnswer> SaveCheckpointAsync(JobCheckpoint checkpoint, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            if (await context.Jobs.FindAsync([checkpoint.JobId.Value], cancellationToken) is not { } row) return LeaseAnswer.LeaseLost;
            var saved = await context.JobCheckpoints.FindAsync([row.Id], cancellationToken);
            var (job, answer) = JobStateMachine.SaveCheckpoint(Read(row) with { Checkpoint = ReadCheckpoint(saved) }, checkpoint, time.GetUtcNow());
            if (!ReferenceEquals(job.Checkpoint, checkpoint)) return answer;
            if (saved is null) context.JobCheckpoints.Add(saved = new JobCheckpointRow { JobId = row.Id });
            WriteCheckpoint(saved, checkpoint);
            Write(row, job);
            return answer;
        },
        cancellationToken);

    public Task<LeaseAnswer> CompleteAsync(JobCompletion completion, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            var answer = await ChangeAsync(context, completion.JobId, job => JobStateMachine.Complete(job, completion, time.GetUtcNow()), cancellationToken);
            // In the transaction that ends the job: no take stands in a film whose files are not here.
            if (answer == LeaseAnswer.Continue) await CheckFilesAsync(context, completion.Media, cancellationToken);
            return answer;
        },
        cancellationToken);

    public Task<LeaseAnswer> FailAsync(JobFailure failure, CancellationToken cancellationToken = default) =>
        ChangeAsync(failure.JobId, job => JobStateMachine.Fail(job, failure, time.GetUtcNow()), cancellationToken);

    public Task<LeaseAnswer> ReleaseAsync(JobRelease release, CancellationToken cancellationToken = default) =>
        ChangeAsync(release.JobId, job => JobStateMachine.Release(job, release, time.GetUtcNow()), cancellationToken);

    public Task<GenerationJob> CancelAsync(JobId job, CancellationToken cancellationToken = default) =>
        ChangeAsync(job, before => JobStateMachine.Cancel(before, time.GetUtcNow()), cancellationToken);

    public Task<GenerationJob> RetryAsync(JobId job, CancellationToken cancellationToken = default) =>
        ChangeAsync(job, before => JobStateMachine.Retry(before, time.GetUtcNow()), cancellationToken);

    public Task MoveAsync(JobId job, JobId? before, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            var row = await context.Jobs.FindAsync([job.Value], cancellationToken) ?? throw new JobNotFoundException(job);
            var mine = await context.Jobs.Where(one => one.State == JobState.Queued && one.RequestedBy == row.RequestedBy).ToListAsync(cancellationToken);
            foreach (var moved in JobQueueOrder.Move(mine.Select(Read), job, before)) Write(mine.First(one => one.Id == moved.Id.Value), moved);
        },
        cancellationToken);

    public Task SetPausedAsync(bool paused, CancellationToken cancellationToken = default) => writer.WriteAsync(
        async context =>
        {
            var row = await context.Settings.FindAsync([SettingRow.QueuePaused], cancellationToken);
            if (paused && row is null) context.Settings.Add(new SettingRow { Name = SettingRow.QueuePaused });
            if (!paused && row is not null) context.Settings.Remove(row);
        },
        cancellationToken);

    public async Task<bool> IsPausedAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await IsPausedAsync(context, cancellationToken);
    }

    public Task<IReadOnlyList<GenerationJob>> ListDoneAsync(int count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return QueryAsync(jobs => jobs.Where(row => row.State == JobState.Done).OrderByDescending(row => row.ClaimedAt).Take(count), cancellationToken);
    }

    public Task MarkTakeAddedAsync(JobId job, CancellationToken cancellationToken = default) =>
        ChangeAsync(job, before => before with { TakeAdded = true }, cancellationToken);

    public Task<IReadOnlyList<GenerationJob>> ReapAsync(CancellationToken cancellationToken = default) => writer.WriteAsync<IReadOnlyList<GenerationJob>>(
        async context =>
        {
            var now = time.GetUtcNow();
            var changed = new List<GenerationJob>();
            foreach (var row in await context.Jobs.Where(row => HeldStates.Contains(row.State)).ToListAsync(cancellationToken))
            {
                var job = Read(row);
                if (!JobStateMachine.IsOverdue(job, now)) continue;
                changed.Add(JobStateMachine.Expire(job, now));
                await WriteAsync(context, row, changed[^1], cancellationToken);
            }
            return changed;
        },
        cancellationToken);

    public async Task<GenerationJob?> FindAsync(JobId job, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Jobs.FindAsync([job.Value], cancellationToken);
        if (row is null) return null;
        var checkpoint = await context.JobCheckpoints.FindAsync([job.Value], cancellationToken);
        return Read(row) with { Checkpoint = ReadCheckpoint(checkpoint) };
    }

    public async Task<IReadOnlyList<GenerationJob>> ListOpenAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var open = await context.Jobs.AsNoTracking()
            .Where(row => row.State == JobState.Queued || HeldStates.Contains(row.State))
            .ToListAsync(cancellationToken);
        var jobs = open.Select(Read).ToList();
        var waiting = JobQueueOrder.Sort(jobs.Where(job => job.State == JobState.Queued), await LastServedAsync(context, cancellationToken));
        return [.. jobs.Where(job => job.IsHeld).OrderBy(job => job.ClaimedAt), .. waiting];
    }

    public Task<IReadOnlyList<GenerationJob>> ListRecentAsync(ProjectId project, int count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return QueryAsync(
            jobs => jobs.Where(row => row.ProjectId == project.Value).OrderByDescending(row => row.QueuedAt).Take(count), cancellationToken);
    }

    public Task<IReadOnlyList<GenerationJob>> DoneWithoutTakeAsync(CancellationToken cancellationToken = default) => QueryAsync(
        jobs => jobs.Where(row => row.State == JobState.Done && !row.TakeAdded).OrderBy(row => row.QueuedAt), cancellationToken);

    private async Task<IReadOnlyList<GenerationJob>> QueryAsync(Func<IQueryable<JobRow>, IQueryable<JobRow>> query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await query(context.Jobs.AsNoTracking()).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    private Task<LeaseAnswer> ChangeAsync(JobId id, Func<GenerationJob, JobTransition> change, CancellationToken cancellationToken) =>
        writer.WriteAsync(context => ChangeAsync(context, id, change, cancellationToken), cancellationToken);

    private static async Task<LeaseAnswer> ChangeAsync(
        StudioDbContext context, JobId id, Func<GenerationJob, JobTransition> change, CancellationToken cancellationToken)
    {
        // A job that is gone is nobody's: the host shall stop.
        if (await context.Jobs.FindAsync([id.Value], cancellationToken) is not { } row) return LeaseAnswer.LeaseLost;
        var before = Read(row);
        var (job, answer) = change(before);
        if (!ReferenceEquals(job, before)) await WriteAsync(context, row, job, cancellationToken);
        return answer;
    }

    private static async Task CheckFilesAsync(StudioDbContext context, TakeMedia media, CancellationToken cancellationToken)
    {
        string[] named = [.. new[] { media.ClipHash, media.PosterHash, media.MasterHash, media.LatentsHash }.OfType<string>()];
        var stored = await context.Media.Where(row => named.Contains(row.Hash)).Select(row => row.Hash).ToListAsync(cancellationToken);
        if (named.Except(stored).FirstOrDefault() is { } missing) throw new MediaNotFoundException(missing, "it was not uploaded before the take was handed in");
    }

    private Task<GenerationJob> ChangeAsync(JobId id, Func<GenerationJob, GenerationJob> change, CancellationToken cancellationToken) => writer.WriteAsync(
        async context =>
        {
            var row = await context.Jobs.FindAsync([id.Value], cancellationToken) ?? throw new JobNotFoundException(id);
            var job = change(Read(row));
            await WriteAsync(context, row, job, cancellationToken);
            return job;
        },
        cancellationToken);

    private static async Task WriteAsync(StudioDbContext context, JobRow row, GenerationJob job, CancellationToken cancellationToken)
    {
        Write(row, job);
        // Nobody goes on from a job that has ended, and latents are large.
        if (job.IsFinal) await context.JobCheckpoints.Where(saved => saved.JobId == row.Id).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<Dictionary<UserId, DateTimeOffset>> LastServedAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        var served = await context.Jobs
            .Where(row => row.ClaimedAt != null)
            .GroupBy(row => row.RequestedBy)
            .Select(rows => new { User = rows.Key, At = rows.Max(row => row.ClaimedAt) })
            .ToListAsync(cancellationToken);
        return served.ToDictionary(row => new UserId(row.User), row => row.At!.Value);
    }

    private static Task<bool> IsPausedAsync(StudioDbContext context, CancellationToken cancellationToken) =>
        context.Settings.AnyAsync(row => row.Name == SettingRow.QueuePaused, cancellationToken);

    private static void Add(StudioDbContext context, GenerationJob job)
    {
        var row = new JobRow { Id = job.Id.Value, ProjectId = job.ProjectId.Value, RequestedBy = job.RequestedBy.Value, Model = job.Order.Model };
        Write(row, job);
        context.Jobs.Add(row);
    }

    internal static GenerationJob Read(JobRow row) => JsonSerializer.Deserialize<GenerationJob>(row.Json, StudioJson.Options)!;

    private static void Write(JobRow row, GenerationJob job)
    {
        row.State = job.State;
        row.QueuedAt = job.QueuedAt;
        row.ClaimedAt = job.ClaimedAt;
        row.TakeAdded = job.TakeAdded;
        row.Json = JsonSerializer.Serialize(job with { Checkpoint = null }, StudioJson.Options);
    }

    private static JobCheckpoint? ReadCheckpoint(JobCheckpointRow? row) => row is null ? null : new JobCheckpoint
    {
        JobId = new JobId(row.JobId),
        LeaseToken = row.LeaseToken,
        Step = row.Step,
        StepCount = row.StepCount,
        ModelHash = row.ModelHash,
        Latents = row.Latents,
    };

    private static void WriteCheckpoint(JobCheckpointRow row, JobCheckpoint checkpoint)
    {
        row.LeaseToken = checkpoint.LeaseToken;
        row.Step = checkpoint.Step;
        row.StepCount = checkpoint.StepCount;
        row.ModelHash = checkpoint.ModelHash;
        row.Latents = checkpoint.Latents;
    }
}
