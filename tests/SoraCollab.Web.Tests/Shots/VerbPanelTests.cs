using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;
using SoraCollab.Web.Shots;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Shots;

/// <summary>What the panels say and set. Each is drawn anew with the plan of what was set, as the page does.</summary>
public sealed class VerbPanelTests : BunitContext
{
    private readonly ShotView view = new();
    private readonly Core.Takes.Take take = TestTakes.Make(5);
    private readonly Shot shot;

    private readonly SharedStudio shared;

    public VerbPanelTests(SharedStudio shared) => (this.shared, shot) = (shared, TestTakes.Shot(take));

    [Fact]
    public void Recut_HandlesMoved_SayWhatIsKeptFilledAndHowLong()
    {
        Turn(RecutTake.Kind);
        var panel = Panel<RecutPanel>();
        panel.FindAll(".handle")[0].Input("6");
        panel = Panel<RecutPanel>();
        panel.FindAll(".handle")[1].Input("20");

        panel = Panel<RecutPanel>();
        Assert.Equal(["1\u2009s 02 frames", "1\u2009s 07 frames, at the end", "2\u2009s 09 frames"], Sums(panel));
        Assert.Equal("left:18.18%;right:39.39%", panel.Find(".sel").GetAttribute("style"));
        Assert.Equal("0.5-1.667", panel.Find("video").GetAttribute("data-stretches"));
    }

    [Fact]
    public void Recut_HandlesPushedPastEachOther_LeaveOneFrame()
    {
        Turn(RecutTake.Kind);
        Panel<RecutPanel>().FindAll(".handle")[1].Input("10");
        Panel<RecutPanel>().FindAll(".handle")[0].Input("30");

        Assert.Equal((9, 10), (view.Draft.KeepFrom, view.Draft.KeepTo!.Value));
    }

    [Fact]
    public void Extend_BeforeByAsManyFrames_ShowsAmberInFront()
    {
        Turn(ExtendTake.Kind);
        Panel<ExtendPanel>().FindAll("input[type=radio]")[0].Change(true);
        Panel<ExtendPanel>().Find("input[type=range]").Input("24");

        var panel = Panel<ExtendPanel>();
        Assert.Equal(["2\u2009s 09 frames", "2\u2009s", "4\u2009s 09 frames"], Sums(panel));
        Assert.Equal("+ 2\u2009s", panel.Find(".new").TextContent);
        Assert.Contains("at the start", panel.Markup);
        Assert.Equal("First frame", panel.Find(".ov").TextContent);
    }

    [Fact]
    public void Loop_SeamLength_IsMadeAgainHalfAtEachEnd()
    {
        Turn(LoopTake.Kind);
        Panel<LoopPanel>().Find("input[type=range]").Input("12");

        var panel = Panel<LoopPanel>();
        Assert.Equal(["1\u2009s 09 frames", "1\u2009s, at the ends", "2\u2009s 09 frames"], Sums(panel));
        Assert.Equal("2.25-2.75 0-0.5", panel.Find("video").GetAttribute("data-stretches"));
    }

    [Fact]
    public void Loop_ThereAndBack_KeepsAllAndMakesNothing()
    {
        Turn(LoopTake.Kind);
        Panel<LoopPanel>().Find("input[type=checkbox]").Change(true);

        var panel = Panel<LoopPanel>();
        Assert.Equal(["5\u2009s 04 frames", "Nothing", "5\u2009s 04 frames"], Sums(panel));
        Assert.Empty(panel.FindAll("input[type=range]"));
        Assert.Equal(new LoopTake(Footage.Of(take), 8) { PlaysBack = true }, new VerbPlan(view.Draft, shot.Format, TestTakes.Model, take, null).Verb);
    }

    [Fact]
    public void Remix_Custom_OffersASlider()
    {
        Turn(RemixTake.Kind);
        var panel = Panel<RemixPanel>();
        Assert.Empty(panel.FindAll("input[type=range]"));
        panel.FindAll("input[type=radio]")[2].Change(true);
        Assert.Equal(VerbDraft.Strong, view.Draft.RemixStrength);

        Panel<RemixPanel>().FindAll("input[type=radio]")[3].Change(true);
        Panel<RemixPanel>().Find("input[type=range]").Input("0.33");

        Assert.Equal(0.33, view.Draft.RemixStrength);
    }

    [Fact]
    public void Remix_OnlyWhatTheWordsChange_ShowsTheWordsOfTheTakeAndTakesOthers()
    {
        Turn(RemixTake.Kind);
        Assert.Empty(Panel<RemixPanel>().FindAll("textarea"));
        Panel<RemixPanel>().Find("input[type=checkbox]").Change(true);

        var panel = Panel<RemixPanel>();
        Assert.Equal(take.Recipe.Prompt, panel.Find("textarea").GetAttribute("value"));
        panel.Find("textarea").Change("A grey boat.");
        panel.FindAll("input[type=radio]")[5].Change(true);

        Assert.Equal((VerbDraft.Strong, "A grey boat.", 2), (view.Draft.RemixStrength, view.Draft.RemixShows, view.Draft.RemixAverages));
    }

    [Fact]
    public void Wording_OfAVerb_BeginsAsTheShotsAndIsKeptApart()
    {
        Services.AddSingleton(shared.Server.Get<SoraCollab.Web.Queue.StudioModels>());
        var written = shot with { Prompt = "A bay." };
        Turn(RemixTake.Kind);
        Assert.Equal("A bay.", Wording().Find("textarea").GetAttribute("value"));
        Wording().Find("textarea").Input("A bay at night.");
        Assert.Equal("A bay at night.", view.Draft.OwnWords);
        Turn(ExtendTake.Kind);
        Assert.Null(view.Draft.OwnWords);
        Turn(RemixTake.Kind);
        Wording().Find("[data-shots-words]").Click();
        Assert.Null(view.Draft.OwnWords);
        Wording().Find("textarea").Input("A bay.");
        Assert.Null(view.Draft.OwnWords);

        IRenderedComponent<VerbWording> Wording() => Render<VerbWording>(parameters => parameters.AddCascadingValue(view).AddCascadingValue(written).Add(part => part.Label, "What happens"));
    }

    [Theory]
    [InlineData("0.5 0.25", 0.5, 0.25)]
    [InlineData("7 -3", 1, 0)]
    public void Curve_PointDragged_BecomesACustomCurveWithinTheBox(string place, double x, double y)
    {
        InfluenceCurve? drawn = null;
        var editor = Render<CurveEditor>(parameters => parameters.Add(editor => editor.Curve, InfluenceCurve.Ease).Add(editor => editor.OnChange, curve => drawn = curve));

        editor.FindAll("input[type=hidden]")[0].Change(place);

        Assert.Equal(InfluenceCurve.Custom(new(x, y), InfluenceCurve.Ease.Second), drawn);
    }

    private void Turn(string kind) => view.Draft = view.Draft with { Kind = kind };

    private IRenderedComponent<T> Panel<T>() where T : ComponentBase => Render<T>(parameters =>
    {
        parameters.AddCascadingValue(view).AddCascadingValue(shot);
        parameters.TryAdd("Plan", new VerbPlan(view.Draft, shot.Format, TestTakes.Model, take, null));
        parameters.TryAdd("Take", take);
    });

    private static IEnumerable<string> Sums<T>(IRenderedComponent<T> panel) where T : ComponentBase => panel.FindAll(".sums dd").Select(sum => sum.TextContent);
}
