using SoraCollab.Training.Networks;

namespace SoraCollab.Training.Tests.Networks;

public sealed class TokenGridTests
{
    [Fact]
    public void For_MainSize_GivesTheCoordinatesOfLtxPipeline()
    {
        var places = TokenGrid.For(128, 128, 17, 12, mainWidth: 128).Coordinates();

        Assert.Equal(5 * 8 * 8, places.Count);
        Assert.Equal((0, 0, 0), places[0]);
        Assert.Equal((0, 0, 16), places[1]);
        Assert.Equal((4 / 12.0, 16, 112), places[64 + 8 + 7]);
    }

    [Fact]
    public void For_HalfSize_LiesAtTheMiddleOfTheMainSizesTokens()
    {
        var half = TokenGrid.For(64, 64, 9, 12, mainWidth: 128).Coordinates();
        var main = TokenGrid.For(128, 128, 9, 12, mainWidth: 128).Coordinates();

        Assert.Equal((main[0].Column + main[1].Column) / 2, half[0].Column);
        Assert.Equal((main[6].Column + main[7].Column) / 2, half[3].Column);
        Assert.Equal(main[64].Time, half[16].Time);
    }
}
