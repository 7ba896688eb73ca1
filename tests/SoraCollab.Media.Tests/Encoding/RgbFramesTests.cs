using SoraCollab.Media.Encoding;

namespace SoraCollab.Media.Tests.Encoding;

public sealed class RgbFramesTests
{
    [Fact]
    public void Constructor_BufferOfAnotherSize_NamesBothSizes()
    {
        var failure = Assert.Throws<ArgumentException>(() => new RgbFrames(new byte[100], 16, 16, 1, 12));

        Assert.Contains("768", failure.Message);
        Assert.Contains("100", failure.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(241)]
    [InlineData(double.NaN)]
    public void Constructor_FrameRateOutOfRange_IsRefused(double framesPerSecond) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RgbFrames(new byte[768], 16, 16, 1, framesPerSecond));

    [Fact]
    public void Frame_PastTheEnd_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => TestClip.Make().Frame(12));
}
