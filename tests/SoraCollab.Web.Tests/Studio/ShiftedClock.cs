namespace SoraCollab.Web.Tests.Studio;

/// <summary>The system's clock, which a test can put forward; timers run by real time.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _shift;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _shift));

    public void PutForward(TimeSpan time) => Interlocked.Add(ref _shift, time.Ticks);
}
