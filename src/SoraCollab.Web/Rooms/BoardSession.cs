using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Verbs;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Queue;

namespace SoraCollab.Web.Rooms;

/// <summary>
/// One open board of one circuit: the storyboard as it is now, who is there, what is being generated, and the ways to
/// change it. Everything is checked against the project's team at each command.
/// </summary>
public sealed class BoardSession(
    BoardDoor door,
    IProjectRooms rooms,
    PresenceBoard presence,
    GenerationQueue queue,
    IOptions<RoomOptions> options) : IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private ChangeThrottle? _throttle;
    private ProjectId? _project;
    private Storyboard? _current;
    private Person? _me;
    private Guid _seat;
    private Whereabouts _where = new();

    /// <summary>Raised when anything of the board changed; at most once per <see cref="RoomOptions.RedrawEvery"/>, from any thread.</summary>
    public event Action? Changed;

    public bool IsOpen => _current is not null && ClosedBecause is null;

    /// <summary>Why the person was put out of the project while the board was open, for people; null otherwise.</summary>
    public string? ClosedBecause { get; private set; }

    /// <summary>What the person may do here. Only for what is shown: each command asks anew.</summary>
    public ProjectRole Role { get; private set; }

    /// <summary>Whether the person may change anything.</summary>
    public bool MayChange => Role >= ProjectRole.Editor;

    /// <summary>Whether the person may write notes and judge takes.</summary>
    public bool MayReview => Role >= ProjectRole.Reviewer;

    /// <exception cref="InvalidOperationException">No board is open.</exception>
    public Storyboard Current => _current ?? throw new InvalidOperationException("No board is open in this session.");

    /// <exception cref="InvalidOperationException">No board is open.</exception>
    public Person Me => _me ?? throw new InvalidOperationException("No board is open in this session.");

    public IReadOnlyList<Participant> Present => _current is null ? [] : presence.At(_current.Id, Me.Id);

    /// <summary>Jobs of this project; positions count the whole studio's queue.</summary>
    public QueueSnapshot Queue => _current is null ? QueueSnapshot.Empty : queue.Snapshot.Of(_current.Id);

    /// <summary>The shot's last job, when it ended without a take and none is being made now; null otherwise.</summary>
    public QueuedJob? Setback(ShotId shot) =>
        _current is { } current && Queue.ForShot(shot) is null ? queue.Setback(current.Id, shot) : null;

    /// <summary>Why the last command was not done, for people; null after one that was.</summary>
    public string? LastRefusal { get; private set; }

    /// <summary>Opens a project's board; one that is open is left first.</summary>
    /// <exception cref="ProjectClosedException">The project does not exist or the person is not in its team.</exception>
    public async Task OpenAsync(ProjectId project, CancellationToken cancellationToken = default)
    {
        Close();
        _throttle = new ChangeThrottle(() => Changed?.Invoke(), options.Value.RedrawEvery, TimeProvider.System);
        (_me, Role, var visit) = await door.EnterToStayAsync(project, () => OnPutOut(project), cancellationToken);
        _project = project;
        _subscriptions.Add(visit);

        // Listening begins before reading, so that nothing falls between the two.
        _subscriptions.Add(rooms.Subscribe(project, OnRoomChange));
        Advance(await rooms.OpenAsync(project, cancellationToken));
        await queue.RecallAsync(project, cancellationToken);
        presence.Changed += OnPresence;
        queue.Changed += OnQueue;
        door.TeamChanged += OnTeam;
        _seat = presence.Join(project, _me);
    }

    /// <summary>Sends a command; false when it was refused, and <see cref="LastRefusal"/> then says why.</summary>
    public async Task<bool> SendAsync(StoryboardCommand command, CancellationToken cancellationToken = default)
    {
        var project = Current.Id;
        try
        {
            await door.EnterAsAsync(project, CommandRights.LeastRole(command), cancellationToken);
            var answer = await rooms.SendAsync(
                new CommandEnvelope
                {
                    OperationId = OperationId.New(),
                    ProjectId = project,
                    BaseVersion = Current.Version,
                    Actor = Me.Id,
                    Command = command,
                },
                cancellationToken);
            return Settle(answer.Refusal);
        }
        catch (StudioException refusal)
        {
            return Settle(refusal.Message);
        }
    }

    /// <summary>Takes back one's own last change.</summary>
    public Task<bool> UndoAsync() => SendAsync(new UndoLast());

    /// <summary>Does again what one undid last.</summary>
    public Task<bool> RedoAsync() => SendAsync(new RedoLast());

    /// <summary>Queues a take of the shot; null when refused.</summary>
    public async Task<JobId?> GenerateAsync(ShotId shot, CancellationToken cancellationToken = default) =>
        await GenerateAsync(shot, new TakeRequest(new NewTake()), cancellationToken) is [var job, ..] ? job : null;

    /// <summary>Queues takes of the shot, see <see cref="GenerationQueue"/>; none when refused.</summary>
    public Task<IReadOnlyList<JobId>> GenerateAsync(ShotId shot, TakeRequest request, CancellationToken cancellationToken = default) =>
        QueueAsync(() => queue.EnqueueAsync(Current.Id, shot, request, Me.Id, cancellationToken), cancellationToken);

    /// <summary>Queues a take once more, by its whole recipe; null when refused.</summary>
    public async Task<JobId?> GenerateAgainAsync(ShotId shot, TakeId take, CancellationToken cancellationToken = default) =>
        await QueueAsync(async () => [await queue.EnqueueAgainAsync(Current.Id, shot, take, Me.Id, cancellationToken)], cancellationToken) is [var job, ..] ? job : null;

    /// <summary>Cancels a job of this project; false when refused.</summary>
    public async Task<bool> CancelAsync(JobId job, CancellationToken cancellationToken = default)
    {
        try
        {
            await door.EnterToChangeAsync(Current.Id, cancellationToken);
            if (Queue.Jobs.All(one => one.Id != job))
                return Settle("That take is not being made in this project any more.");
            await queue.CancelAsync(job, Me.Id, cancellationToken);
            return Settle(null);
        }
        catch (StudioException refusal)
        {
            return Settle(refusal.Message);
        }
    }

    /// <summary>Queues the shot's last job again, as it was ordered, when it ended without a take; false when refused.</summary>
    public async Task<bool> RetryAsync(ShotId shot, CancellationToken cancellationToken = default)
    {
        try
        {
            await door.EnterToChangeAsync(Current.Id, cancellationToken);
            if (Setback(shot) is not { } setback)
                return Settle("There is nothing to try again: a take is being made, or the last one was.");
            await queue.RetryAsync(setback.Id, Me.Id, cancellationToken);
            return Settle(null);
        }
        catch (StudioException refusal)
        {
            return Settle(refusal.Message);
        }
    }

    /// <summary>Shows the others which shot one is working on.</summary>
    public void SetEditing(ShotId? shot) => Be(_where with { Shot = shot });

    /// <summary>Shows the others which page one is on.</summary>
    public void SetPage(string page) => Be(_where with { Page = page, Field = null });

    /// <summary>Shows the others which field one has under one's hands, by its label; null for none.</summary>
    public void SetField(string? field) => Be(_where with { Field = field is { Length: > Whereabouts.MostLetters } ? field[..Whereabouts.MostLetters] : field, IsIdle = false });

    /// <summary>Shows the others whether one has touched nothing for a while.</summary>
    public void SetIdle(bool isIdle) => Be(_where with { IsIdle = isIdle });

    /// <summary>Whose way through the project one follows; null while one goes one's own.</summary>
    public UserId? Followed { get; private set; }

    /// <summary>Begins to follow somebody, or ends it.</summary>
    public void Follow(UserId? person)
    {
        if (Followed == person || person == _me?.Id) return;
        Followed = person;
        _throttle?.Signal();
    }

    private void Be(Whereabouts where)
    {
        _where = where;
        presence.Be(_seat, where);
    }

    /// <summary>Forgets the last refusal.</summary>
    public void DismissRefusal() => Settle(null);

    /// <summary>The browser's connection broke off.</summary>
    internal void Suspend() => presence.Suspend(_seat);

    /// <summary>The browser's connection is back.</summary>
    internal void Resume()
    {
        if (!IsOpen || _current is null || _me is null || presence.Resume(_seat))
            return;
        _seat = presence.Join(_current.Id, _me);
        presence.Be(_seat, _where);
    }

    public void Dispose() => Close();

    private void Close()
    {
        Leave();
        _throttle?.Dispose();
        lock (_subscriptions)
            (_project, _current) = (null, null);
        (LastRefusal, ClosedBecause, Followed, _where) = (null, null, null, new());
    }

    private void Leave()
    {
        presence.Changed -= OnPresence;
        queue.Changed -= OnQueue;
        door.TeamChanged -= OnTeam;
        presence.Leave(_seat);
        lock (_subscriptions)
        {
            _subscriptions.ForEach(subscription => subscription.Dispose());
            _subscriptions.Clear();
        }
    }

    // The last storyboard stays, since the page may be drawing it at this moment; it hears of nothing more.
    private void OnPutOut(ProjectId project)
    {
        ClosedBecause = new ProjectClosedException(project).Message;
        Leave();
        _throttle?.Signal();
    }

    private void OnTeam(ProjectId project)
    {
        if (project == _project)
            _ = FollowRoleAsync(project);
    }

    private async Task FollowRoleAsync(ProjectId project)
    {
        try
        {
            Role = (await door.EnterAsync(project)).Role;
            _throttle?.Signal();
        }
        catch (StudioException)
        {
            // Put out meanwhile, which is told apart.
        }
    }

    private async Task<IReadOnlyList<JobId>> QueueAsync(Func<Task<IReadOnlyList<JobId>>> enqueue, CancellationToken cancellationToken)
    {
        try
        {
            await door.EnterToChangeAsync(Current.Id, cancellationToken);
            var queued = await enqueue();
            Settle(null);
            return queued;
        }
        catch (StudioException refusal)
        {
            Settle(refusal.Message);
            return [];
        }
    }

    private bool Settle(string? refusal)
    {
        if (LastRefusal != refusal)
        {
            LastRefusal = refusal;
            _throttle?.Signal();
        }
        return refusal is null;
    }

    private void OnRoomChange(RoomChange change)
    {
        Advance(change.Storyboard);
        _throttle?.Signal();
    }

    private void OnPresence(ProjectId project)
    {
        if (_current?.Id == project)
            _throttle?.Signal();
    }

    private void OnQueue() => _throttle?.Signal();

    /// <summary>Versions only go up, whichever thread brings them; a late change of the board that was left is none of this one's.</summary>
    private void Advance(Storyboard newer)
    {
        lock (_subscriptions)
        {
            if (newer.Id == _project && (_current is null || newer.Version > _current.Version))
                _current = newer;
        }
    }
}
