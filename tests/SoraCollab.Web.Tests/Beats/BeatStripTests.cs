using Bunit;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Beats;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Beats;

public sealed class BeatStripTests(SharedStudio shared) : BoardContext(shared)
{
    [Fact]
    public async Task Strip_BeatWritten_BeginsAtThePlayheadAndIsSeenByTheOthers()
    {
        await OpenAsync();
        var strip = Draw<BeatStrip>();
        await strip.Find("[data-beat-at]").ChangeAsync(new() { Value = "9" });
        await strip.Find(".draft textarea").ChangeAsync(new() { Value = " The rope falls. " });
        Redraw(strip);

        var beat = Assert.Single(Shot.Beats);
        Assert.Equal((9, "The rope falls."), (beat.AtFrame, beat.Words));
        Assert.Empty(strip.FindAll(".draft"));
        Assert.Equal("left:36%;width:64%", strip.Find("li[data-from='9']").GetAttribute("style"));
        Assert.Equal("A red balloon over a quiet bay.", strip.Find(".opening").TextContent.Trim());
        Assert.Equal("The rope falls.", (await Server.Get<IProjectRooms>().OpenAsync(Board.Current.Id)).FindShot(ShotId)!.Beats.Single().Words);
    }

    [Fact]
    public async Task Strip_DraftLeftEmpty_GoesAndSendsNothing()
    {
        await OpenAsync();
        var strip = Draw<BeatStrip>();
        await strip.Find("[data-beat-at]").ChangeAsync(new() { Value = "" });
        await strip.Find(".draft textarea").BlurAsync(new());
        Assert.Empty(strip.FindAll(".draft"));
        Assert.Empty(Shot.Beats);
    }

    [Fact]
    public async Task Strip_SeamDraggedPastItsNeighbour_StopsBeforeItAndIsSentWhenLetGo()
    {
        await OpenAsync();
        var strip = Draw<BeatStrip>();
        await Board.SendAsync(new AddBeat(ShotId, BeatId.New(), 4, "wind"));
        await Board.SendAsync(new AddBeat(ShotId, BeatId.New(), 12, "rain"));
        Redraw(strip);

        await strip.FindAll(".seam")[0].InputAsync(new() { Value = "20" });
        Assert.Equal(4, Shot.Beats[0].AtFrame);
        Assert.Equal(["0", "11", "12"], strip.FindAll("li").Select(li => li.GetAttribute("data-from")));
        await strip.FindAll(".seam")[0].ChangeAsync(new() { Value = "20" });
        Redraw(strip);
        Assert.Equal([11, 12], Shot.Beats.Select(beat => beat.AtFrame));
        await Board.UndoAsync();
        Assert.Equal([4, 12], Shot.Beats.Select(beat => beat.AtFrame));
    }

    [Fact]
    public async Task Strip_WordsEmptied_RemoveTheBeat_AndUndoBringsItBack()
    {
        await OpenAsync();
        var strip = Draw<BeatStrip>();
        await Board.SendAsync(new AddBeat(ShotId, BeatId.New(), 4, "wind"));
        Redraw(strip);
        await strip.Find(".beat textarea").ChangeAsync(new() { Value = "storm" });
        Assert.Equal("storm", Shot.Beats.Single().Words);
        Redraw(strip);
        await strip.Find(".beat textarea").ChangeAsync(new() { Value = "" });
        Assert.Empty(Shot.Beats);
        await Board.UndoAsync();
        Assert.Equal("storm", Shot.Beats.Single().Words);
    }

    [Fact]
    public async Task Strip_BeatsAfterTheEnd_AreToldAndRemoved()
    {
        await OpenAsync();
        var strip = Draw<BeatStrip>();
        await Board.SendAsync(new AddBeat(ShotId, BeatId.New(), 20, "wind"));
        await Board.SendAsync(new SetShotFormat(ShotId, Shot.Format with { FrameCount = 9 }));
        Redraw(strip);
        Assert.Contains("1 beat begins after the end", strip.Markup);
        await strip.FindAll("button").Single(button => button.TextContent == "Remove").ClickAsync(new());
        Assert.Empty(Shot.Beats);
    }

    [Fact]
    public async Task Strip_OfAReviewer_IsReadOnly()
    {
        await OpenAsync(mayChange: false, before: shot => new AddBeat(shot, BeatId.New(), 4, "wind"));
        var strip = Draw<BeatStrip>();

        Assert.All(strip.FindAll("textarea, .seam, [data-add-beat]"), control => Assert.True(control.HasAttribute("disabled")));
        await strip.Find("[data-beat-at]").ChangeAsync(new() { Value = "9" });
        Assert.Empty(strip.FindAll(".draft"));
    }
}
