using System.Collections.Concurrent;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Rooms;

/// <summary>This process's way to the rooms: one mirror per open project, whatever number of circuits look at it.</summary>
public sealed partial class ProjectRooms(IGrainFactory grains, IStoryboardStore store, TimeProvider clock, ILogger<ProjectRooms> log)
    : BackgroundService, IProjectRooms
{
    // Well under the time after which a room forgets an observer.
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(30);
    // A project that nobody has open is forgotten after this long without a word to its room.
    private static readonly TimeSpan KeepIdle = TimeSpan.FromMinutes(5);
    private const int Attempts = 3;
    private readonly ConcurrentDictionary<ProjectId, RoomMirror> _mirrors = new();

    public async Task<Storyboard> OpenAsync(ProjectId project, CancellationToken cancellationToken = default) =>
        await Mirror(project).OpenAsync(grains).WaitAsync(cancellationToken) ?? throw new ProjectClosedException(project);

    public async Task<RoomAnswer> SendAsync(CommandEnvelope envelope, CancellationToken cancellationToken = default)
    {
        var room = grains.GetGrain<IProjectRoomGrain>(envelope.ProjectId.Value);
        for (var attempt = 1; ; attempt++)
        {
            var answer = await room.SendAsync(new RoomRequest(envelope)).WaitAsync(cancellationToken);
            if (answer.Entry is { } entry)
                await Mirror(envelope.ProjectId).AdvanceAsync(entry);
            if (!answer.MustRetry || attempt == Attempts)
                return answer;

            // The new room does not know this observer yet.
            await Mirror(envelope.ProjectId).RenewAsync();
        }
    }

    public IDisposable Subscribe(ProjectId project, Action<RoomChange> onChange)
    {
        while (true)
        {
            if (Mirror(project).TrySubscribe(onChange) is { } subscription)
                return subscription;
        }
    }

    public Task<IReadOnlyList<StoryboardLogEntry>> LogSinceAsync(ProjectId project, long version, CancellationToken cancellationToken = default) =>
        store.LogSinceAsync(project, version, cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RenewEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await LookAfterAsync();
    }

    /// <summary>Renews the mirrors that are in use and forgets the others.</summary>
    internal async Task LookAfterAsync()
    {
        foreach (var (project, mirror) in _mirrors)
        {
            try
            {
                if (!await ForgetAsync(project, mirror))
                    await mirror.RenewAsync();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogRenewFailed(failure, project);
            }
        }
    }

    /// <summary>Projects whose storyboard this process keeps in memory.</summary>
    internal int MirrorCount => _mirrors.Count;

    private async Task<bool> ForgetAsync(ProjectId project, RoomMirror mirror)
    {
        if (clock.GetUtcNow() - mirror.UsedAt < KeepIdle || !mirror.TryRetire())
            return false;
        _mirrors.TryRemove(KeyValuePair.Create(project, mirror));
        await mirror.LeaveAsync(grains);
        return true;
    }

    private RoomMirror Mirror(ProjectId project)
    {
        var mirror = _mirrors.GetOrAdd(project, id => new RoomMirror(
            grains.GetGrain<IProjectRoomGrain>(id.Value),
            version => store.LogSinceAsync(id, version),
            failure => LogSubscriberFailed(failure, id)));
        mirror.UsedAt = clock.GetUtcNow();
        return mirror;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not renew the observation of project {Project}")]
    private partial void LogRenewFailed(Exception failure, ProjectId project);

    [LoggerMessage(Level = LogLevel.Error, Message = "A listener of project {Project} failed")]
    private partial void LogSubscriberFailed(Exception failure, ProjectId project);
}
