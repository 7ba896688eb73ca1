using CsCheck;
using SoraCollab.Diffusion.LongVideos;

namespace SoraCollab.Diffusion.Tests.LongVideos;

public sealed class WindowPlannerTests
{
    // 1 to 361 latent frames: up to 60 s at 24 frames a second, four to a latent frame.
    private static readonly Gen<WindowLayout> Layouts =
        from length in Gen.Int[1, 361]
        from window in Gen.Int[2, 33]
        from overlap in Gen.Int[0, 40]
        from before in Gen.Int[0, Math.Min(length, 12)]
        from after in Gen.Int[0, Math.Min(length - before, 12)]
        from breaks in Gen.Int[0, length].Array[0, 6]
        select new WindowLayout
        {
            Length = length,
            Window = window,
            Overlap = overlap,
            KnownBefore = before,
            KnownAfter = after,
            Breaks = [.. breaks.Order()],
        };

    [Fact]
    public void Plan_AnyLayout_MakesEachUnknownFrameExactlyOnce() => Layouts.Sample(layout =>
    {
        var made = new int[layout.Length];
        foreach (VideoWindow window in WindowPlanner.Plan(layout))
        {
            for (int i = window.MakesFrom; i < window.MakesTo; i++)
            {
                made[i]++;
            }
        }

        for (int i = 0; i < made.Length; i++)
        {
            Assert.Equal(i < layout.KnownBefore || i >= layout.Length - layout.KnownAfter ? 0 : 1, made[i]);
        }
    });

    [Fact]
    public void Plan_AnyLayout_KeepsWindowsWithinTheModelAndTheClip() => Layouts.Sample(layout => Assert.All(WindowPlanner.Plan(layout), window =>
    {
        Assert.InRange(window.Count, 1, layout.Window);
        Assert.InRange(window.First, 0, window.MakesFrom);
        Assert.InRange(window.End, window.MakesTo, layout.Length);
        Assert.True(window.MakesFrom < window.MakesTo, "A window makes something.");
        Assert.True(window.First == 0 || window.MakesFrom > window.First, "A picture is no latent frame of the clip.");
    }));

    [Fact]
    public void Plan_AnyLayout_GivesOnlyWhatIsKnownByThen() => Layouts.Sample(layout =>
    {
        bool[] known = [.. Enumerable.Range(0, layout.Length).Select(i => i < layout.KnownBefore || i >= layout.Length - layout.KnownAfter)];
        foreach (VideoWindow window in WindowPlanner.Plan(layout))
        {
            Assert.All(Enumerable.Range(window.First, window.Given).Concat(Enumerable.Range(window.MakesTo, window.GivenAfter)), i => Assert.True(known[i]));
            Assert.True(window.Given == 0 || window.First + window.Given == window.MakesFrom);
            known.AsSpan(window.MakesFrom, window.MakesTo - window.MakesFrom).Fill(true);
        }
    });

    [Fact]
    public void Plan_AnyLayout_GoesOnFromSomethingKnown() => Layouts.Sample(layout =>
    {
        IReadOnlyList<VideoWindow> windows = WindowPlanner.Plan(layout);
        bool fromNothing = layout.KnownBefore == 0 && (layout.KnownAfter == 0 || layout.Window < 3 || windows is [{ First: 0 }, ..]);
        Assert.All(windows.Skip(fromNothing ? 1 : 0), window => Assert.True(window.Given + window.GivenAfter > 0, $"{window}"));
    });

    [Fact]
    public void Plan_EndKnown_IsSeenByTheWindowThatRunsIntoIt() => Layouts.Where(layout => layout.KnownAfter > 0 && layout.Window > 2).Sample(layout =>
        Assert.All(WindowPlanner.Plan(layout).Where(window => window.MakesTo == layout.Length - layout.KnownAfter), window => Assert.True(window.GivenAfter > 0, $"{window}")));

    [Fact]
    public void Plan_AnyLayout_MakesNothingAcrossABreak() => Layouts.Sample(layout => Assert.All(WindowPlanner.Plan(layout), window =>
        Assert.DoesNotContain(layout.Breaks, at => at > window.MakesFrom && at < window.MakesTo)));

    [Fact]
    public void Plan_EnoughRoom_ShowsTheWholeOverlap() => Layouts.Select(layout => layout with { KnownBefore = 0, KnownAfter = 0, Overlap = layout.Overlap % (layout.Window - 1) }).Sample(layout =>
        Assert.All(WindowPlanner.Plan(layout), window => Assert.True(window.Given >= Math.Min(window.MakesFrom, layout.Overlap + 1), $"{window}")));

    [Theory]
    [InlineData(5, 0, 5, 1)]
    [InlineData(6, 0, 5, 2)]
    [InlineData(6, 6, 5, 0)]
    public void Plan_ShortClip_TakesAsManyWindowsAsItNeeds(int length, int known, int window, int expected) =>
        Assert.Equal(expected, WindowPlanner.Plan(new WindowLayout { Length = length, KnownBefore = known, Window = window, Overlap = 1 }).Count);

    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(5, 0, 0)]
    [InlineData(5, 1, 0)]
    [InlineData(5, 5, 6)]
    public void Plan_CountsThatDoNotFit_AreRefused(int length, int window, int known) =>
        Assert.Throws<ArgumentException>(() => WindowPlanner.Plan(new WindowLayout { Length = length, Window = window, KnownBefore = known }));
}
