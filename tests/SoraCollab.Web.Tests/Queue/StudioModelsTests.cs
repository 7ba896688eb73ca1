using SoraCollab.Core.Hosting;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Queue;

public sealed class StudioModelsTests
{
    [Fact]
    public void SizesOf_AModel_AreAllMadeByIt()
    {
        var model = TestModel.Info;
        var sizes = StudioModels.SizesOf(model);
        Assert.Contains((model.DefaultFormat.Width, model.DefaultFormat.Height), sizes);
        Assert.All(sizes, size =>
        {
            Assert.Equal(0, size.Width % model.SizeMultiple);
            Assert.Equal(0, size.Height % model.SizeMultiple);
            Assert.InRange(size.Width, model.MinimumSize, model.MaximumWidth);
            Assert.InRange(size.Height, model.MinimumSize, model.MaximumHeight);
        });
        Assert.Equal(sizes.Distinct(), sizes);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(48)]
    public void StillSizesOf_AModel_AreAllMadeByIt_UpToFourMegapixels(int multiple)
    {
        var model = TestModel.Info with { SizeMultiple = multiple, MinimumSize = 2 * multiple, DefaultFormat = new ShotFormat(4 * multiple, 3 * multiple, 25, 12), Verbs = [StillTake.Kind] };
        var sizes = StudioModels.StillSizesOf(model);
        Assert.All(sizes, size => VerbRules.Check(new StillTake { Width = size.Width, Height = size.Height }, model.DefaultFormat, model));
        Assert.Contains(sizes, size => size.Width >= 2000);
    }

    [Theory]
    [InlineData(8, 97)]
    [InlineData(8, 9)]
    [InlineData(1, 500)]
    public void FrameCountsOf_AModel_AreAllMadeByIt(int multiple, int most)
    {
        var model = TestModel.Info with { FrameMultiple = multiple, MaximumFrameCount = most, DefaultFormat = new ShotFormat(256, 160, multiple + 1, 12) };
        var counts = StudioModels.FrameCountsOf(model);
        Assert.All(counts, count => Assert.Equal(0, (count - 1) % multiple));
        Assert.Equal(most, counts[^1]);
        Assert.InRange(counts.Count, 1, 10);
    }

    [Fact]
    public void FrameCountsOf_AModelThatGoesOnBeyondItsWindow_OffersSecondsToo()
    {
        var model = TestModel.Info with { FrameMultiple = 4, WindowFrameCount = 65, MaximumFrameCount = 1441, DefaultFormat = new ShotFormat(64, 64, 17, 12) };
        var counts = StudioModels.FrameCountsOf(model);
        Assert.Equal([65, 117, 237, 357, 717], counts.Where(count => count >= 65));
        Assert.Contains(17, counts);
    }
}
