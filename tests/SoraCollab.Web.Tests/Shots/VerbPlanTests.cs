using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;
using SoraCollab.Web.Shots;

namespace SoraCollab.Web.Tests.Shots;

public sealed class VerbPlanTests
{
    private const int Frames = 33;

    [Theory]
    [InlineData(FillPlace.After, 0, 16)]
    [InlineData(FillPlace.Before, 16, 0)]
    [InlineData(FillPlace.Both, 8, 8)]
    public void Extend_EitherEnd_KeepsTheSourceAndAddsThere(FillPlace place, int before, int after)
    {
        var plan = Plan(new VerbDraft { Kind = ExtendTake.Kind, ExtendAt = place, ExtendFrames = 16 });

        Assert.Null(plan.Problem);
        Assert.Equal((before, after), (((ExtendTake)plan.Verb!).FramesBefore, ((ExtendTake)plan.Verb).FramesAfter));
        Assert.Equal((Frames, 16, Frames + 16), (plan.Kept, plan.Made, plan.Result.FrameCount));
    }

    [Fact]
    public void Extend_PastTheLongestTake_IsHeldWithinIt()
    {
        var plan = Plan(new VerbDraft { Kind = ExtendTake.Kind, ExtendFrames = 100_000 });

        Assert.Null(plan.Problem);
        Assert.InRange(plan.Result.FrameCount, Frames + 1, TestTakes.Model.MaximumFrameCount);
    }

    [Theory]
    [InlineData(FillPlace.After, 0, 13)]
    [InlineData(FillPlace.Before, 13, 0)]
    [InlineData(FillPlace.Both, 8, 5)]
    public void Recut_FilledUp_IsAsLongAsBefore(FillPlace place, int before, int after)
    {
        var plan = Plan(new VerbDraft { Kind = RecutTake.Kind, KeepFrom = 8, KeepTo = 28, Fill = place });

        Assert.Null(plan.Problem);
        Assert.Equal(new RecutTake(Footage.Of(Source), 8, 28, before, after), plan.Verb);
        Assert.Equal((20, 13, Frames), (plan.Kept, plan.Made, plan.Result.FrameCount));
    }

    [Fact]
    public void Recut_NotFilledUp_AddsWhatIsAsked()
    {
        var plan = Plan(new VerbDraft { Kind = RecutTake.Kind, KeepFrom = 8, KeepTo = 28, FillsUp = false, ExtendFrames = 24 });

        Assert.Equal((20, 24), (plan.Kept, plan.Made));
    }

    [Fact]
    public void Recut_OfEverything_SaysThatNothingIsMade()
    {
        var plan = Plan(new VerbDraft { Kind = RecutTake.Kind, KeepFrom = 0, KeepTo = Frames });

        Assert.Equal(0, plan.Made);
        Assert.Contains("0 and 0", plan.Problem);
    }

    [Fact]
    public void Remix_ThatChangesOnlyWhatTheWordsChange_BeginsWithTheWordsOfTheTake()
    {
        var draft = new VerbDraft { Kind = RemixTake.Kind, RemixEdits = true, RemixAverages = 2 };

        var edit = ((RemixTake)Plan(draft).Verb!).Edit;
        Assert.Equal(new FlowEditing(Source.Recipe.Prompt) { Averages = 2 }, edit);
        Assert.Equal("a grey boat", ((RemixTake)Plan(draft with { RemixShows = "a grey boat" }).Verb!).Edit!.SourcePrompt);
        Assert.Contains("what the take shows now", Plan(draft with { RemixShows = "" }).Problem);
        Assert.Null(((RemixTake)Plan(draft with { RemixEdits = false }).Verb!).Edit);
    }

    [Fact]
    public void Loop_OfATake_MakesTheSeamAndKeepsTheLength()
    {
        var plan = Plan(new VerbDraft { Kind = LoopTake.Kind, SeamFrames = 12 });

        Assert.Null(plan.Problem);
        Assert.Equal((21, 12, Frames), (plan.Kept, plan.Made, plan.Result.FrameCount));
    }

    [Fact]
    public void Join_WithoutATarget_AsksForIt_AndWithOneMakesTheBridge()
    {
        var draft = new VerbDraft { Kind = JoinTake.Kind, JoinFrames = 17, FramesEachSide = 99 };

        Assert.Contains("Choose the take", Plan(draft).Problem);
        var plan = new VerbPlan(draft, TestTakes.Format, TestTakes.Model, Source, TestTakes.Make(2, format: TestTakes.Format with { FrameCount = 9 }));
        Assert.Null(plan.Problem);
        Assert.Equal((17, 9), (plan.Result.FrameCount, ((JoinTake)plan.Verb!).FramesEachSide));
    }

    [Fact]
    public void Still_OfAnotherSize_IsOneFrameOfIt()
    {
        var plan = Plan(new VerbDraft { Kind = StillTake.Kind, StillSize = (256, 128) });

        Assert.Null(plan.Problem);
        Assert.Equal(new ShotFormat(256, 128, 1, 12), plan.Result);
    }

    [Theory]
    [InlineData(UpscaleTake.Kind, 128, 33, 12)]
    [InlineData(InterpolateTake.Kind, 64, 65, 24)]
    public void Finishing_ATake_ChangesOnlyWhatItSays(string kind, int width, int frames, double rate) =>
        Assert.Equal(new ShotFormat(width, width, frames, rate), Plan(new VerbDraft { Kind = kind }).Result);

    [Fact]
    public void Source_OfAnotherFrameRate_IsCountedAtTheShots()
    {
        var source = TestTakes.Make(1, format: TestTakes.Format with { FrameCount = 48, FrameRate = 24 });
        var plan = new VerbPlan(new VerbDraft { Kind = ExtendTake.Kind, ExtendFrames = 8 }, TestTakes.Format, TestTakes.Model, source, null);

        Assert.Equal((24, 32), (plan.SourceFrames, plan.Result.FrameCount));
    }

    [Fact]
    public void Problem_OfAVerbThatTheModelLacks_NamesModelAndVerb()
    {
        var plan = new VerbPlan(new VerbDraft { Kind = LoopTake.Kind }, TestTakes.Format, TestTakes.Model with { Verbs = [NewTake.Kind] }, Source, null);

        Assert.Contains("test-model cannot make a loop", plan.Problem);
    }

    [Fact]
    public void Problem_WithoutATake_SaysThatOneIsNeeded() =>
        Assert.Contains("needs a take", new VerbPlan(new VerbDraft { Kind = RemixTake.Kind }, TestTakes.Format, TestTakes.Model, null, null).Problem);

    private static readonly Core.Takes.Take Source = TestTakes.Make(1);

    private static VerbPlan Plan(VerbDraft draft) => new(draft, TestTakes.Format, TestTakes.Model, Source, null);
}
