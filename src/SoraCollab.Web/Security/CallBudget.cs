namespace SoraCollab.Web.Security;

/// <summary>What one connection may still call: so many a second, twice as many in a burst.</summary>
public sealed class CallBudget(double perSecond, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private double _left = 2 * perSecond;
    private long _at = clock.GetTimestamp();

    /// <summary>Takes one call; how long to wait for it where none is left.</summary>
    public TimeSpan? WaitFor()
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            _left = Math.Min(2 * perSecond, _left + clock.GetElapsedTime(_at, now).TotalSeconds * perSecond);
            _at = now;
            if (_left < 1)
                return TimeSpan.FromSeconds((1 - _left) / perSecond);
            _left--;
            return null;
        }
    }
}
