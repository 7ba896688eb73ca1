namespace SoraCollab.Web.Rooms;

/// <summary>
/// Calls <paramref name="act"/> at once for the first of a run of changes and then at most once per
/// <paramref name="interval"/>, always once more after the last: a page that redraws on it is never stale and never busy.
/// </summary>
public sealed class ChangeThrottle(Action act, TimeSpan interval, TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private bool _pending;
    private bool _disposed;

    /// <summary>Says that something changed.</summary>
    public void Signal()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            if (_timer is not null)
            {
                _pending = true;
                return;
            }
            _timer = clock.CreateTimer(_ => OnInterval(), null, interval, Timeout.InfiniteTimeSpan);
        }
        act();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timer?.Dispose();
            _timer = null;
        }
    }

    private void OnInterval()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            if (!_pending)
            {
                _timer?.Dispose();
                _timer = null;
                return;
            }
            _pending = false;
            _timer?.Change(interval, Timeout.InfiniteTimeSpan);
        }
        act();
    }
}
