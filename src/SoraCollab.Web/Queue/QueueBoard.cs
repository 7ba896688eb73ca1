using System.Collections.Concurrent;
using System.Collections.Immutable;
using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Projects;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Queue;

/// <summary>The queue as everybody sees it: what the database says, with the newest progress from the hosts laid over it.</summary>
public sealed partial class QueueBoard(
    IJobStore jobs,
    IProjectRooms rooms,
    IProjectStore projects,
    HostRegistry hosts,
    ILogger<QueueBoard> log)
{
    private const int EndedShown = 20;
    private const int JobsRecalled = 500;
    private readonly ConcurrentDictionary<JobId, LiveJob> _live = new();
    private readonly ConcurrentDictionary<UserId, string> _names = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SemaphoreSlim _recall = new(1, 1);
    private readonly ConcurrentDictionary<ProjectId, ImmutableDictionary<ShotId, QueuedJob>> _setbacks = new();
    private ImmutableList<QueuedJob> _ended = [];
    private volatile QueueSnapshot _stored = QueueSnapshot.Empty;

    /// <summary>Raised when a job came, went or moved.</summary>
    public event Action? Changed;

    /// <summary>The queue now.</summary>
    public QueueSnapshot Snapshot
    {
        get
        {
            var stored = _stored;
            return stored with { Jobs = [.. stored.Jobs.Select(LayOver)] };
        }
    }

    internal LiveJob? Live(JobId job, long leaseToken) =>
        _live.TryGetValue(job, out var live) && live.LeaseToken == leaseToken ? live : null;

    /// <summary>A host has the job.</summary>
    internal LiveJob Begin(GenerationJob job) => _live[job.Id] = new LiveJob(job);

    /// <summary>A host moved on.</summary>
    internal void Move(LiveJob live, JobProgress progress)
    {
        live.Progress = progress;
        Changed?.Invoke();
    }

    /// <summary>A job was called off while a host has it; returns what is known of it.</summary>
    internal LiveJob? Stop(JobId job)
    {
        if (!_live.TryGetValue(job, out var live))
            return null;
        live.CancelRequested = true;
        return live;
    }

    /// <summary>No host has the job any more.</summary>
    internal void End(JobId job) => _live.TryRemove(job, out _);

    /// <summary>Puts a job that has ended in the list of the last ones.</summary>
    internal async Task ShowEndedAsync(GenerationJob job)
    {
        End(job.Id);
        var shown = await DescribeAsync(job, position: 0);
        // Not while a project is being recalled: what is read there may be older than this.
        await _recall.WaitAsync();
        if (_setbacks.TryGetValue(job.ProjectId, out var known))
            _setbacks[job.ProjectId] = job.State == JobState.Done ? known.Remove(job.ShotId) : known.SetItem(job.ShotId, shown);
        _recall.Release();
        ImmutableInterlocked.Update(ref _ended, list => [shown, .. list.Where(one => one.Id != job.Id).Take(EndedShown - 1)]);
    }

    /// <summary>The shot's last job, when it failed, was cancelled or was put aside; null when it made its take, and before the project was recalled.</summary>
    public QueuedJob? Setback(ProjectId project, ShotId shot) =>
        _setbacks.TryGetValue(project, out var known) ? known.GetValueOrDefault(shot) : null;

    /// <summary>Reads once how the last job of each shot ended, so that reasons outlive a restart.</summary>
    public async Task RecallAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        if (_setbacks.ContainsKey(project))
            return;
        await _recall.WaitAsync(cancellationToken);
        try
        {
            var recent = await jobs.ListRecentAsync(project, JobsRecalled, cancellationToken);
            var setbacks = ImmutableDictionary.CreateBuilder<ShotId, QueuedJob>();
            foreach (var ofShot in recent.Where(job => job.IsFinal).GroupBy(job => job.ShotId))
            {
                if (ofShot.MaxBy(job => job.FinishedAt ?? job.QueuedAt) is { State: not JobState.Done } last)
                    setbacks[ofShot.Key] = await DescribeAsync(last, position: 0);
            }
            _setbacks.TryAdd(project, setbacks.ToImmutable());
        }
        finally
        {
            _recall.Release();
        }
    }

    /// <summary>Reads the open jobs anew and tells everybody.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var open = await jobs.ListOpenAsync(cancellationToken);
            var shown = ImmutableArray.CreateBuilder<QueuedJob>(open.Count + _ended.Count);
            var waiting = 0;
            foreach (var job in open)
                shown.Add(await DescribeAsync(job, job.IsHeld ? 0 : ++waiting));
            shown.AddRange(_ended.Where(ended => open.All(job => job.Id != ended.Id)));
            _stored = new QueueSnapshot(shown.ToImmutable()) { IsPaused = await jobs.IsPausedAsync(cancellationToken) };
        }
        finally
        {
            _turn.Release();
        }
        Changed?.Invoke();
    }

    private QueuedJob LayOver(QueuedJob job)
    {
        if (job.HasEnded || !_live.TryGetValue(job.Id, out var live))
            return job;
        var shown = job with { IsStopping = job.IsStopping || live.CancelRequested };
        return live.Progress is not { } progress ? shown : shown with
        {
            State = progress.Phase switch
            {
                JobPhase.Preparing => JobState.Leased,
                JobPhase.Denoising => JobState.Running,
                _ => JobState.Uploading,
            },
            Step = progress.Step,
            StepCount = progress.StepCount,
            MillisecondsPerStep = progress.MillisecondsPerStep > 0 ? progress.MillisecondsPerStep : null,
            Sigma = progress.Sigma,
            OutputChecked = progress.OutputChecked,
            Phase = QueuedJob.Describe(progress.Phase),
        };
    }

    private async Task<QueuedJob> DescribeAsync(GenerationJob job, int position) => new()
    {
        Id = job.Id,
        Project = job.ProjectId,
        Shot = job.ShotId,
        ShotTitle = await TitleAsync(job),
        RequestedBy = job.RequestedBy,
        RequestedByName = await NameAsync(job),
        State = job.State,
        Format = job.Order.Format,
        Verb = job.Order.Verb,
        VariationGroup = job.Order.VariationGroup,
        Position = position,
        Step = job.Step,
        StepCount = job.StepCount,
        MillisecondsPerStep = job.MillisecondsPerStep > 0 ? job.MillisecondsPerStep : null,
        Phase = job.IsHeld ? QueuedJob.Describe(job.Phase) : null,
        HostName = job.Host is { } host ? hosts.NameOf(host) : null,
        Error = job.Error,
        IsStopping = job.IsHeld && job.CancelRequested,
        QueuedAt = job.QueuedAt,
    };

    private async Task<string> TitleAsync(GenerationJob job)
    {
        try
        {
            var shot = (await rooms.OpenAsync(job.ProjectId)).FindShot(job.ShotId);
            return shot is null ? "Removed shot" : shot.Title.Length > 0 ? shot.Title : "Untitled shot";
        }
        catch (StudioException)
        {
            return "Removed project";
        }
    }

    private async Task<string> NameAsync(GenerationJob job)
    {
        if (_names.TryGetValue(job.RequestedBy, out var known))
            return known;
        foreach (var member in await projects.ListMembersAsync(job.ProjectId))
            _names[member.UserId] = member.DisplayName;
        if (_names.TryGetValue(job.RequestedBy, out var name))
            return name;
        LogNoName(job.RequestedBy, job.ProjectId);
        return "Former member";
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{User} asked for a take but is no member of {Project} any more")]
    private partial void LogNoName(UserId user, ProjectId project);
}
