using CsCheck;
using SoraCollab.Diffusion.LongVideos;

namespace SoraCollab.Diffusion.Tests.LongVideos;

public sealed class SeamSpreadTests
{
    private const int FrameBytes = 8 * 8 * 3;

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Spread_AJumpThatStandsOut_IsSharedAmongTheFramesBehindIt(int direction)
    {
        byte[] clip = Ramp(12, from: 120, each: 2);
        byte[] beyond = [.. Enumerable.Repeat((byte)(direction > 0 ? 98 : 164), FrameBytes)];
        int at = direction > 0 ? 0 : 11;

        SeamSpread.Spread(clip, FrameBytes, at, direction, 12, beyond, usual: 2);

        Assert.InRange(SeamSpread.Change(beyond, Frame(clip, at)), 1, 3);
        for (int frame = 1; frame < 12; frame++)
        {
            Assert.InRange(SeamSpread.Change(Frame(clip, frame - 1), Frame(clip, frame)), 1, 5);
        }

        Assert.Equal(120 + (2 * (11 - at)), clip[(11 - at) * FrameBytes], 3.0);
    }

    [Fact]
    public void Spread_AnyJump_NeverGrowsAndASmallOneStays() => Gen.Select(Gen.Byte, Gen.Byte, Gen.Int[1, 20]).Sample((from, to, most) =>
    {
        byte[] clip = Ramp(20, to, each: 0);
        byte[] before = [.. clip];
        byte[] beyond = [.. Enumerable.Repeat(from, FrameBytes)];

        SeamSpread.Spread(clip, FrameBytes, 0, 1, most, beyond, usual: 8);

        Assert.True(SeamSpread.Change(beyond, Frame(clip, 0)) <= SeamSpread.Change(beyond, Frame(before, 0)));
        Assert.Equal(before.AsSpan(most * FrameBytes).ToArray(), clip.AsSpan(most * FrameBytes).ToArray());
        if (Math.Abs(from - to) <= 10)
        {
            Assert.Equal(before, clip);
        }
    });

    [Fact]
    public void SpreadWithin_JumpsInABridge_AreSharedByBothSidesAndTheEndsStay()
    {
        byte[] clip = [.. Ramp(4, from: 100, each: 2), .. Ramp(4, from: 118, each: 2), .. Ramp(4, from: 125, each: 2)];
        byte[] before = [.. clip];

        SeamSpread.SpreadWithin(clip, FrameBytes, [4, 8], usual: 2);

        for (int frame = 1; frame < 12; frame++)
        {
            Assert.InRange(SeamSpread.Change(Frame(clip, frame - 1), Frame(clip, frame)), 1, 5);
        }

        Assert.Equal(before.AsSpan(0, FrameBytes).ToArray(), clip.AsSpan(0, FrameBytes).ToArray());
        Assert.Equal(before.AsSpan(11 * FrameBytes).ToArray(), clip.AsSpan(11 * FrameBytes).ToArray());
        Assert.Equal(118 + 3, (clip[4 * FrameBytes] + clip[7 * FrameBytes]) / 2, 3.0);
    }

    private static byte[] Ramp(int frames, int from, int each)
    {
        var clip = new byte[frames * FrameBytes];
        for (int frame = 0; frame < frames; frame++)
        {
            clip.AsSpan(frame * FrameBytes, FrameBytes).Fill((byte)(from + (frame * each)));
        }

        return clip;
    }

    private static ReadOnlySpan<byte> Frame(byte[] clip, int frame) => clip.AsSpan(frame * FrameBytes, FrameBytes);
}
