using CsCheck;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.LongVideos;

namespace SoraCollab.Diffusion.Tests.LongVideos;

public sealed class StripLayoutTests
{
    private static readonly Gen<(int Frames, int Before, int After, int Ratio, int Context, ConditionPlacement Placement)> Clips =
        Gen.Select(Gen.Int[1, 400], Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 3].Select(power => 1 << power), Gen.Int[1, 8], Gen.Enum<ConditionPlacement>());

    [Fact]
    public void Of_AnyClip_HoldsEachOfItsFramesOutsideWhatIsKnown() => Clips.Sample(clip =>
    {
        StripLayout layout = Of(clip);
        for (int frame = 0; frame < clip.Frames; frame++)
        {
            int at = layout.LatentFrameOf(frame);
            Assert.InRange(at, layout.KnownBefore, layout.Length - layout.KnownAfter - 1);
            Assert.InRange(frame, layout.FrameOf(at), layout.FrameOf(at) + clip.Ratio - 1);
        }
    });

    [Fact]
    public void Of_FramesBefore_EndRightBeforeTheClip() => Clips.Where(clip => clip.Before > 0).Sample(clip =>
    {
        StripLayout layout = Of(clip);
        Assert.Equal(clip.Before, layout.BeforeFrom + layout.Offset);
        Assert.Equal(layout.Offset, ((layout.KnownBefore - 1) * clip.Ratio) + 1);
        Assert.InRange(layout.BeforeFrom, 0, clip.Before - 1);
    });

    [Fact]
    public void Of_FramesAfter_BeginRightAfterTheClip() => Clips.Where(clip => clip.After > 0).Sample(clip =>
    {
        StripLayout layout = Of(clip);
        int firstKnown = ((layout.Length - layout.KnownAfter - 1) * clip.Ratio) + 1;
        Assert.Equal(firstKnown, layout.Offset + clip.Frames + layout.AfterFrom);
        Assert.InRange(layout.AfterFrom, 0, clip.Ratio - 1);
        Assert.True(layout.KnownAfter >= 1);
    });

    private static StripLayout Of((int Frames, int Before, int After, int Ratio, int Context, ConditionPlacement Placement) clip) =>
        StripLayout.Of(clip.Frames, clip.Before, clip.After, clip.Ratio, clip.Context, clip.Placement);
}
