using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.InferenceHost.Direction;

namespace SoraCollab.InferenceHost.Tests.Direction;

public sealed class StillBaseTests
{
    [Theory]
    [InlineData(2048, 2048, 64, 64)]
    [InlineData(2560, 1440, 96, 64)]
    [InlineData(1024, 384, 96, 32)]
    [InlineData(384, 1024, 32, 96)]
    public void Of_AnyShape_IsNearItAndNearThePixelsTheModelKnows(int width, int height, int across, int down) =>
        Assert.Equal((across, down), StillBase.Of(width, height, new ClipFormat(64, 64, 17, 12), new ModelLimits { SizeMultiple = 32, MinSize = 32, MaxSize = 256, FrameMultiple = 4 }));

    [Fact]
    public void Middle_Preview_IsItsMiddleFrame()
    {
        var middle = StillBase.Middle(new PreviewClip(1, 1, 5, [.. Enumerable.Range(0, 15).Select(i => (byte)i)]));

        Assert.Equal(1, middle.FrameCount);
        Assert.Equal(new byte[] { 6, 7, 8 }, middle.Rgb24);
    }
}
