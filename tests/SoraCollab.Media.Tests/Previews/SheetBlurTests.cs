using SkiaSharp;
using SoraCollab.Media.Previews;

namespace SoraCollab.Media.Tests.Previews;

public sealed class SheetBlurTests
{
    [Fact]
    public void Blur_SheetOfTwoFrames_KeepsEachColourAndNoDetail()
    {
        // Left red with fine black stripes, right blue with a white cross.
        var rgb = new byte[2 * 64 * 48 * 3];
        for (var i = 0; i < 64 * 48; i++)
        {
            var (x, y) = (i % 64, i / 64);
            if (x % 2 == 0) rgb[i * 3] = 255;
            var right = ((64 * 48) + i) * 3;
            (rgb[right], rgb[right + 1], rgb[right + 2]) = x is 31 or 32 || y is 23 or 24 ? ((byte)255, (byte)255, (byte)255) : ((byte)0, (byte)0, (byte)255);
        }

        var sheet = SpriteSheet.Create(rgb, 64, 48, 2);
        using var blurred = SKBitmap.Decode(SheetBlur.Blur(sheet.Image, sheet.Columns, sheet.Rows));

        Assert.Equal((128, 48), (blurred.Width, blurred.Height));
        var (left, rightColour) = (blurred.GetPixel(32, 24), blurred.GetPixel(110, 8));
        Assert.InRange(left.Red, 100, 160);
        Assert.InRange(left.Blue, 0, 40);
        Assert.InRange(rightColour.Blue, 200, 255);
        // No two neighbours differ as the stripes and the cross did.
        for (var y = 1; y < 47; y++)
        {
            for (var x = 1; x < 127; x++)
            {
                if (x is >= 62 and <= 65) continue;
                var (one, next) = (blurred.GetPixel(x, y), blurred.GetPixel(x + 1, y));
                Assert.True(Math.Abs(one.Red - next.Red) < 60 && Math.Abs(one.Green - next.Green) < 60, $"An edge is left at {x}, {y}.");
            }
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Blur_NoTiles_IsRefused(int columns, int rows) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SheetBlur.Blur(SpriteSheet.Create(new byte[12], 2, 2, 1).Image, columns, rows));

    [Fact]
    public void Blur_NoPicture_IsRefused() => Assert.Throws<ArgumentException>(() => SheetBlur.Blur([1, 2, 3], 1, 1));
}
