using Orleans.Utilities;
using SoraCollab.Core;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;

namespace SoraCollab.Web.Rooms;

/// <summary>
/// The one writer of a project: decides a command, commits it, answers, and then tells everybody. The version check of
/// the database is the real lock; a room that loses to it, or that cannot know whether it won, closes itself, and the
/// next one reads what is true.
/// </summary>
public sealed partial class ProjectRoomGrain : Grain, IProjectRoomGrain
{
    // Observers renew themselves four times in this time.
    private static readonly TimeSpan ObserverLifetime = TimeSpan.FromMinutes(2);

    // Weeks of a team's typing. A browser that was away for longer is told to keep its words and reload.
    private const int LongestLookBack = 100_000;

    private readonly IStoryboardStore _store;
    private readonly TimeProvider _clock;
    private readonly ILogger<ProjectRoomGrain> _log;
    private readonly ObserverManager<IRoomObserver> _observers;
    private StoryboardHistory? _history;

    public ProjectRoomGrain(IStoryboardStore store, TimeProvider clock, ILogger<ProjectRoomGrain> log)
    {
        (_store, _clock, _log) = (store, clock, log);
        _observers = new ObserverManager<IRoomObserver>(ObserverLifetime, log);
    }

    private ProjectId Project => new(this.GetPrimaryKey());

    public override Task OnActivateAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<RoomState> GetAsync()
    {
        await LoadAsync(CancellationToken.None);
        return new RoomState(_history?.Current);
    }

    public Task SubscribeAsync(IRoomObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    public Task UnsubscribeAsync(IRoomObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public async Task<RoomAnswer> SendAsync(RoomRequest request)
    {
        await LoadAsync(CancellationToken.None);
        if (_history is not { } history)
            return new RoomAnswer { Version = 0, Refusal = new ProjectClosedException(Project).Message };
        try
        {
            var decision = await DecideAsync(history, request.Envelope);
            if (!decision.IsRepeat)
                await CommitAsync(history, decision.Entry);
            return new RoomAnswer { Version = decision.Entry.Version, Entry = decision.Entry };
        }
        catch (Exception refusal) when (refusal is CommandRefusedException or StorageFullException)
        {
            return new RoomAnswer { Version = history.Current.Version, Refusal = refusal.Message };
        }
        catch (Exception failure)
        {
            // A conflict, or a write whose outcome is unknown. The same command sent to the next room is safe either way.
            LogClosing(failure, Project, history.Current.Version);
            DeactivateOnIdle();
            return new RoomAnswer
            {
                Version = history.Current.Version,
                MustRetry = true,
                Refusal = failure is StudioException known ? known.Message : "The change could not be stored. Try again.",
            };
        }
    }

    /// <summary>Reads the project; one that is not there is looked for again at each call, since it may be made later.</summary>
    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (_history is not null || await _store.LoadAsync(Project, cancellationToken) is not { } storyboard)
            return;
        var since = Math.Max(0, storyboard.Version - StoryboardHistory.DefaultCapacity);
        var log = await _store.LogSinceAsync(Project, since, cancellationToken);

        // Reading may interleave with a commit of this very room: the newer one stays.
        if (_history is null)
            _history = StoryboardHistory.Load(storyboard, [.. log.Where(entry => entry.Version <= storyboard.Version)]);
    }

    private async Task<StoryboardDecision> DecideAsync(StoryboardHistory history, CommandEnvelope envelope)
    {
        // A browser that was away for longer than the history reaches may send again what was accepted.
        if (envelope.BaseVersion < history.OldestBaseVersion
            && await _store.FindOperationAsync(Project, envelope.OperationId) is { } stored && stored.Actor == envelope.Actor)
            return new StoryboardDecision(stored, IsRepeat: true);
        return StoryboardDecider.Decide(await LookBackAsync(history, envelope), envelope, _clock.GetUtcNow());
    }

    /// <summary>The history as far back as an edit of text needs to be merged, or an earlier version lies: what memory does not hold, the log does.</summary>
    private async Task<StoryboardHistory> LookBackAsync(StoryboardHistory history, CommandEnvelope envelope)
    {
        var from = envelope.Command switch
        {
            EditPrompt => envelope.BaseVersion,
            RestoreVersion restore => restore.Version,
            _ => history.Current.Version,
        };
        var missing = history.OldestBaseVersion - from;
        if (from < 0 || missing is <= 0 or > LongestLookBack)
            return history;
        var log = await _store.LogSinceAsync(Project, from);
        StoryboardLogEntry[] upToNow = [.. log.Where(entry => entry.Version <= history.Current.Version)];
        return StoryboardHistory.Load(history.Current, upToNow, upToNow.Length);
    }

    private async Task CommitAsync(StoryboardHistory history, StoryboardLogEntry entry)
    {
        var next = history.Append(entry);
        await _store.CommitAsync(entry, next.Current);
        _history = next;
        await _observers.Notify(observer => observer.OnChangedAsync(new RoomNotice(entry)));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The room of {Project} closes at version {Version} and is read anew")]
    private partial void LogClosing(Exception failure, ProjectId project, long version);
}
