using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Web.Beats;

namespace SoraCollab.Web.Tests.Beats;

public sealed class BeatSpanTests
{
    [Theory]
    [InlineData("", "-:0-25")]
    [InlineData("8", "-:0-8 8:8-25")]
    [InlineData("0 8 24", "0:0-8 8:8-24 24:24-25")]
    [InlineData("0 25 40", "0:0-25")]
    public void Of_Beats_CoversEachFrameOnce(string beats, string spans) =>
        Assert.Equal(spans, string.Join(' ', BeatSpan.Of(Shot(beats)).Select(span => $"{span.Beat?.Words ?? "-"}:{span.From}-{span.To}")));

    [Theory]
    [InlineData("", null, 0)]
    [InlineData("0", null, 12)]
    [InlineData("0 4", null, 14)]
    [InlineData("4 5 6", 4, 7)]
    [InlineData("24", 24, 0)]
    [InlineData("", 99, 0)]
    public void FreeFrame_WantedOrNot_IsNobodysElse(string beats, int? wanted, int expected) => Assert.Equal(expected, BeatSpan.FreeFrame(Shot(beats), wanted));

    [Fact]
    public void FreeFrame_EveryFrameTaken_IsNone() => Assert.Null(BeatSpan.FreeFrame(Shot("0 1") with { Format = ShotFormat.Default with { FrameCount = 2 } }, 0));

    [Theory]
    [InlineData(-5, 5)]
    [InlineData(10, 10)]
    [InlineData(24, 19)]
    public void Between_PastItsNeighbours_StopsAFrameFromThem(int wanted, int expected)
    {
        var shot = Shot("4 8 20");
        Assert.Equal(expected, BeatSpan.Between(shot, shot.Beats[1], wanted));
    }

    private static Shot Shot(string beats) => new()
    {
        Id = ShotId.New(), Order = "V", Beats = [.. beats.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(frame => new Beat(BeatId.New(), int.Parse(frame, System.Globalization.CultureInfo.InvariantCulture), frame))],
    };
}
