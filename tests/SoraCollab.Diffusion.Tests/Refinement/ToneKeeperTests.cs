using SoraCollab.Diffusion.Refinement;

namespace SoraCollab.Diffusion.Tests.Refinement;

public sealed class ToneKeeperTests
{
    private const int Side = 48;
    private const int Cell = 16;

    [Fact]
    public void Keep_OtherTones_AreThoseOfBeforeAndDetailStays()
    {
        byte[] before = Picture((x, _) => 100 + x);
        byte[] refined = Picture((x, y) => 60 + (x / 2) + ((x + y) % 2 == 0 ? 10 : -10));

        ToneKeeper.Keep(refined, before, Side, Side, Cell);

        for (int y = 12; y < Side - 12; y++)
        {
            for (int x = 12; x < Side - 12; x++)
            {
                int at = ((y * Side) + x) * 3;
                Assert.Equal(before[at] + ((x + y) % 2 == 0 ? 10 : -10), refined[at], 2.0);
            }
        }
    }

    [Fact]
    public void Keep_EqualFrames_StayAsTheyAre()
    {
        byte[] clip = [.. Picture((x, y) => (x * y) % 251), .. Picture((x, y) => 255 - x - y)];
        byte[] kept = [.. clip];

        ToneKeeper.Keep(clip, kept, Side, Side, Cell);

        Assert.Equal(kept, clip);
    }

    private static byte[] Picture(Func<int, int, int> value) =>
        [.. Enumerable.Range(0, Side * Side).SelectMany(i => Enumerable.Repeat((byte)value(i % Side, i / Side), 3))];
}
