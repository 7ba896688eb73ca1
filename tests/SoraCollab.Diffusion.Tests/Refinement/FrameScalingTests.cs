using SoraCollab.Diffusion.Refinement;

namespace SoraCollab.Diffusion.Tests.Refinement;

public sealed class FrameScalingTests
{
    [Fact]
    public void Scale_EvenColour_StaysEven() =>
        Assert.All(FrameScaling.Scale(Enumerable.Repeat((byte)77, 2 * 5 * 4 * 3).ToArray(), 5, 4, 13, 9), value => Assert.Equal(77, value));

    [Fact]
    public void Cover_AnotherShape_CutsBothSidesAlikeAndStretchesNothing()
    {
        byte[] ramp = [.. Enumerable.Range(0, 16 * 16).SelectMany(i => Enumerable.Repeat((byte)((i % 16) * 10), 3))];

        byte[] covered = FrameScaling.Cover(ramp, 16, 16, 16, 32);

        Assert.Equal(16 * 32 * 3, covered.Length);
        Assert.Equal(FrameScaling.Scale(ramp, 16, 16, 32, 32).AsSpan(8 * 3, 16 * 3).ToArray(), covered.AsSpan(0, 16 * 3).ToArray());
    }

    [Fact]
    public void Scale_Ramp_StaysARampOfTheWantedSize()
    {
        byte[] ramp = [.. Enumerable.Range(0, 16).SelectMany(x => Enumerable.Repeat((byte)(x * 10), 3))];

        byte[] scaled = FrameScaling.Scale(ramp, 16, 1, 32, 2);

        Assert.Equal(32 * 2 * 3, scaled.Length);
        for (int x = 4; x < 28; x++)
        {
            Assert.InRange(scaled[x * 3], (x * 5) - 4, (x * 5) - 1);
        }
    }
}
