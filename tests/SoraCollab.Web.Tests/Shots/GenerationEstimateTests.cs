using SoraCollab.Core.Verbs;
using SoraCollab.Web.Shots;

namespace SoraCollab.Web.Tests.Shots;

public sealed class GenerationEstimateTests
{
    [Fact]
    public void Of_WorkThatGrows_GrowsWithIt()
    {
        // 33 frames of 20 steps took 33 seconds, so a frame takes one.
        var take = TestTakes.Make(1);
        var shot = TestTakes.Shot(take);
        GenerationEstimate? Of(VerbDraft draft, int? steps = null) => GenerationEstimate.Of(
            TestTakes.Film(shot), shot with { Steps = steps }, new VerbPlan(draft, shot.Format, TestTakes.Model, take, null), TestTakes.Model);

        Assert.Equal(33, Of(new VerbDraft())!.Time.TotalSeconds, 3);
        Assert.Equal(66, Of(new VerbDraft(), steps: 40)!.Time.TotalSeconds, 3);
        Assert.Equal(16, Of(new VerbDraft { Kind = ExtendTake.Kind, ExtendFrames = 16 })!.Time.TotalSeconds, 3);
        Assert.Equal(4, Of(new VerbDraft { Kind = StillTake.Kind, StillSize = (128, 128) })!.Time.TotalSeconds, 3);
        Assert.Equal("kiln-a", Of(new VerbDraft())!.HostName);
    }

    [Fact]
    public void Of_AModelThatMadeNothingYet_IsUnknown()
    {
        var shot = TestTakes.Shot(TestTakes.Make(1));
        var model = TestTakes.Model with { Hash = new string('f', 64) };

        Assert.Null(GenerationEstimate.Of(TestTakes.Film(shot), shot, new VerbPlan(new VerbDraft(), shot.Format, model, null, null), model));
    }
}
