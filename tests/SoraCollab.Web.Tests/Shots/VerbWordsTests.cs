using SoraCollab.Core.Verbs;
using SoraCollab.Web.Shots;

namespace SoraCollab.Web.Tests.Shots;

public sealed class VerbWordsTests
{
    [Fact]
    public void Lineage_OfEveryVerb_NamesTheTakesByTheirNumbers()
    {
        var (own, other) = (TestTakes.Make(5), TestTakes.Make(3));
        var (shot, next) = (TestTakes.Shot(own), TestTakes.Shot(other));
        var numbers = VerbWords.NumbersOf(TestTakes.Film(shot, next), shot);
        var (source, target) = (Footage.Of(own), Footage.Of(other));
        string Say(TakeVerb verb) => VerbWords.Lineage(verb, numbers);

        Assert.Equal("New", Say(new NewTake()));
        Assert.Equal("Still", Say(new StillTake()));
        Assert.Equal("Remix of 5, mild", Say(new RemixTake(source, VerbDraft.Mild)));
        Assert.Equal("Remix of 5, 0.33", Say(new RemixTake(source, 0.33)));
        Assert.Equal("Extend 5, end", Say(new ExtendTake(source, 0, 8)));
        Assert.Equal("Extend 5, start", Say(new ExtendTake(source, 8, 0)));
        Assert.Equal("Extend 5, both ends", Say(new ExtendTake(source, 8, 8)));
        Assert.Equal("Loop of 5", Say(new LoopTake(source, 8)));
        Assert.Equal("Re-cut of 5", Say(new RecutTake(source, 0, 8, 0, 8)));
        Assert.Equal("Join 5 into 020 T3", Say(new JoinTake(source, target, 9, 9, InfluenceCurve.Ease)));
        Assert.Equal("Upscale of 5, 2 times", Say(new UpscaleTake(source, 2)));
        Assert.Equal("Interpolate 5, 4 times", Say(new InterpolateTake(source, 4)));
        Assert.Equal("From 5", Say(new PictureTake([new(source, 0, 0, 1), new(source, 8, 8, 1)])));
        Assert.Equal("From a picture", Say(new PictureTake([new(source with { Take = null, FrameCount = 1 }, 0, 0, 1)])));
        Assert.Equal("Loop of a removed take", Say(new LoopTake(source with { Take = Core.TakeId.New() }, 8)));
    }
}
