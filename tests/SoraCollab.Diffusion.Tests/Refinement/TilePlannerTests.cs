using CsCheck;
using SoraCollab.Diffusion.Refinement;

namespace SoraCollab.Diffusion.Tests.Refinement;

public sealed class TilePlannerTests
{
    [Fact]
    public void Plan_AnyPicture_CoversEveryPixelWithTilesThatFadeIntoWhatIsThere() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[1, 300], Gen.Int[1, 64], Gen.Int[1, 64], Gen.Int[1, 32]).Where((width, height, across, down, _) => across <= width && down <= height).Sample((width, height, across, down, cell) =>
        {
            var covered = new bool[width * height];
            foreach (RefinementTile tile in TilePlanner.Plan(width, height, across, down, cell))
            {
                Assert.InRange(tile.Left, 0, width - across);
                Assert.InRange(tile.Top, 0, height - down);
                Assert.True(tile.FadeLeft == 0 ? tile.Left == 0 || across < 4 : covered[(tile.Top * width) + tile.Left + tile.FadeLeft - 1]);
                for (int y = tile.Top; y < tile.Top + down; y++)
                {
                    covered.AsSpan((y * width) + tile.Left, across).Fill(true);
                }
            }

            Assert.DoesNotContain(false, covered);
        });

    [Theory]
    [InlineData(64, 64, 1)]
    [InlineData(104, 64, 2)]
    [InlineData(2048, 2048, 51 * 51)]
    public void Plan_TilesOf64_OverlapByAQuarterOrMore(int width, int height, int count) => Assert.Equal(count, TilePlanner.Plan(width, height, 64, 64, 16).Count);

    [Fact]
    public void Plan_Neighbours_LieHalfACellApart()
    {
        int[] lefts = [.. TilePlanner.Plan(64 + (40 * 8), 64, 64, 64, 16).Select(tile => tile.Left)];

        Assert.Equal(9, lefts.Length);
        Assert.All(lefts.Zip(lefts.Skip(1)), pair => Assert.Equal(8, (pair.Second - pair.First) % 16));
    }

    [Fact]
    public void Plan_PictureSmallerThanATile_IsRefused() => Assert.Throws<ArgumentException>(() => TilePlanner.Plan(63, 64, 64, 64, 16));
}
