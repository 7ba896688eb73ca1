using Microsoft.Extensions.Time.Testing;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Tests.Rooms;

public sealed class ChangeThrottleTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void Signal_First_ActsAtOnce()
    {
        var acts = 0;
        using var throttle = new ChangeThrottle(() => acts++, Interval, new FakeTimeProvider());
        throttle.Signal();
        Assert.Equal(1, acts);
    }

    [Fact]
    public void Signal_ManyWithinInterval_ActsOnceMoreAfterIt()
    {
        var acts = 0;
        var clock = new FakeTimeProvider();
        using var throttle = new ChangeThrottle(() => acts++, Interval, clock);
        for (var i = 0; i < 100; i++)
            throttle.Signal();
        Assert.Equal(1, acts);
        clock.Advance(Interval);
        Assert.Equal(2, acts);
        clock.Advance(Interval * 10);
        Assert.Equal(2, acts);
    }

    [Fact]
    public void Signal_SteadyForASecond_ActsAtMostTwentyTimes()
    {
        var acts = 0;
        var clock = new FakeTimeProvider();
        using var throttle = new ChangeThrottle(() => acts++, Interval, clock);
        for (var millisecond = 0; millisecond < 1000; millisecond++)
        {
            throttle.Signal();
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }
        Assert.InRange(acts, 10, 21);
    }

    [Fact]
    public void Signal_AfterQuietInterval_ActsAtOnceAgain()
    {
        var acts = 0;
        var clock = new FakeTimeProvider();
        using var throttle = new ChangeThrottle(() => acts++, Interval, clock);
        throttle.Signal();
        clock.Advance(Interval);
        throttle.Signal();
        Assert.Equal(2, acts);
    }

    [Fact]
    public void Dispose_WithPendingChange_NeverActsAgain()
    {
        var acts = 0;
        var clock = new FakeTimeProvider();
        var throttle = new ChangeThrottle(() => acts++, Interval, clock);
        throttle.Signal();
        throttle.Signal();
        throttle.Dispose();
        clock.Advance(Interval * 5);
        throttle.Signal();
        Assert.Equal(1, acts);
    }
}
