using SoraCollab.Training.World;

namespace SoraCollab.Training.Tests.World;

public class ShapesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Joint_FootInReach_KeepsBothBones(double bend)
    {
        var (x, y) = Shapes.Joint((0, 0), (6, 8), 7, 6, bend);
        Assert.Equal(7, Math.Sqrt((x * x) + (y * y)), 9);
        Assert.Equal(6, Math.Sqrt(((x - 6) * (x - 6)) + ((y - 8) * (y - 8))), 9);
        Assert.Equal(bend, Math.Sign((8 * x) - (6 * y)));
    }

    [Fact]
    public void Joint_FootOutOfReach_LiesOnTheStraightLeg()
    {
        var (x, y) = Shapes.Joint((0, 0), (100, 0), 7, 6, 1);
        Assert.InRange(x, 1, 99);
        Assert.InRange(Math.Abs(y), 0, 2);
    }

    [Fact]
    public void BlobPath_SharpKnots_IsAPolygon()
    {
        using var path = Shapes.BlobPath([(0, 0, 1), (10, 0, 1), (10, 10, 1), (0, 10, 1)], 1);
        Assert.True(path.Contains(9.8f, 9.8f));
        using var round = Shapes.BlobPath([(0, 0), (10, 0), (10, 10), (0, 10)], 1);
        Assert.True(round.Contains(5, 10.8f));
        Assert.False(path.Contains(5, 10.8f));
    }

    [Fact]
    public void LimbPath_BentLimb_HasNoHoles()
    {
        using var path = Shapes.LimbPath([(0, 0), (10, 0), (10, 10)], [4, 4, 4]);
        for (var x = 0; x <= 10; x++) Assert.True(path.Contains(x, 0));
        for (var y = 0; y <= 10; y++) Assert.True(path.Contains(10, y));
    }
}
