using System.Collections.Immutable;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Rooms;

/// <summary>
/// A project's storyboard as this process knows it, kept up by the room's notices. Notices may come late, twice or not
/// at all; the mirror applies each version once, in order, and reads what it missed from the log.
/// </summary>
internal sealed class RoomMirror(
    IProjectRoomGrain room,
    Func<long, Task<IReadOnlyList<StoryboardLogEntry>>> logSince,
    Action<Exception> onSubscriberFailed) : IRoomObserver
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private ImmutableList<Action<RoomChange>> _subscribers = [];
    private bool _isRetired;
    private long _usedAt;
    private Storyboard? _current;
    private IRoomObserver? _reference;

    /// <summary>When somebody last asked for this mirror.</summary>
    public DateTimeOffset UsedAt
    {
        get => new(Volatile.Read(ref _usedAt), TimeSpan.Zero);
        set => Volatile.Write(ref _usedAt, value.UtcTicks);
    }

    /// <summary>The storyboard, read on first use; null when there is no such project.</summary>
    public async Task<Storyboard?> OpenAsync(IGrainFactory grains)
    {
        if (_current is { } known)
            return known;
        await _turn.WaitAsync();
        try
        {
            if (_current is null)
            {
                // Observed before read: a version committed in between is then a notice, not a loss.
                _reference ??= grains.CreateObjectReference<IRoomObserver>(this);
                await room.SubscribeAsync(_reference);
                _current = (await room.GetAsync()).Storyboard;
            }
            return _current;
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task OnChangedAsync(RoomNotice notice) => AdvanceAsync(notice.Entry);

    /// <summary>Applies an entry, after those before it that were missed.</summary>
    public async Task AdvanceAsync(StoryboardLogEntry entry)
    {
        await _turn.WaitAsync();
        try
        {
            if (_current is not { } current || entry.Version <= current.Version)
                return;
            if (entry.Version == current.Version + 1)
                Apply(entry);
            else
                await CatchUpAsync(current.Version);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Renews the observation, which lapses by itself, and reads what was missed.</summary>
    public async Task RenewAsync()
    {
        if (_reference is null)
            return;
        await room.SubscribeAsync(_reference);
        await _turn.WaitAsync();
        try
        {
            if (_current is { } current)
                await CatchUpAsync(current.Version);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Calls back with every change; null when the mirror was retired meanwhile, and another must be asked.</summary>
    public IDisposable? TrySubscribe(Action<RoomChange> onChange)
    {
        lock (_gate)
        {
            if (_isRetired)
                return null;
            _subscribers = _subscribers.Add(onChange);
        }
        return new Subscription(() =>
        {
            lock (_gate)
                _subscribers = _subscribers.Remove(onChange);
        });
    }

    /// <summary>Takes no more subscribers when there are none; false when there are.</summary>
    public bool TryRetire()
    {
        lock (_gate)
            return _isRetired = _subscribers.IsEmpty;
    }

    /// <summary>Observes the room no more.</summary>
    public async Task LeaveAsync(IGrainFactory grains)
    {
        if (_reference is not { } reference)
            return;
        await room.UnsubscribeAsync(reference);
        grains.DeleteObjectReference<IRoomObserver>(reference);
    }

    private async Task CatchUpAsync(long version)
    {
        foreach (var missed in await logSince(version))
        {
            if (_current is { } current && missed.Version == current.Version + 1)
                Apply(missed);
        }
    }

    private void Apply(StoryboardLogEntry entry)
    {
        _current = StoryboardReducer.Apply(_current!, entry);
        var change = new RoomChange(_current, entry);
        foreach (var subscriber in _subscribers)
        {
            try
            {
                subscriber(change);
            }
            catch (Exception failure)
            {
                // One board's fault must not keep the change from the others.
                onSubscriberFailed(failure);
            }
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
