using SkiaSharp;
using SoraCollab.Media.Previews;

namespace SoraCollab.Media.Tests.Previews;

public sealed class SpriteSheetTests
{
    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(5, 5, 3, 2)]
    [InlineData(17, 16, 4, 4)]
    public void Create_Frames_AreTiledIntoASquareAsNearAsPossible(int given, int kept, int columns, int rows)
    {
        var clip = TestClip.Make(32, 16, given);
        var sheet = SpriteSheet.Create(clip.Rgb24.Span, 32, 16, given, scale: 2);
        using var picture = SKBitmap.Decode(sheet.Image);

        Assert.Equal((kept, columns, rows), (sheet.FrameCount, sheet.Columns, sheet.Rows));
        Assert.Equal((columns * 64, rows * 32), (picture.Width, picture.Height));
    }

    [Fact]
    public void Create_Tiles_KeepTheirOrderAndColour()
    {
        // Three plain frames, red, green and blue.
        var rgb = new byte[3 * 16 * 16 * 3];
        for (var frame = 0; frame < 3; frame++)
        {
            for (var pixel = 0; pixel < 256; pixel++) rgb[(((frame * 256) + pixel) * 3) + frame] = 255;
        }

        var sheet = SpriteSheet.Create(rgb, 16, 16, 3);
        using var picture = SKBitmap.Decode(sheet.Image);

        Assert.True(picture.GetPixel(8, 8).Red > 230);
        Assert.True(picture.GetPixel(24, 8).Green > 230);
        Assert.True(picture.GetPixel(8, 24).Blue > 230);
    }

    [Fact]
    public void Create_BufferOfAnotherSize_IsRefused() => Assert.Throws<ArgumentException>(() => SpriteSheet.Create(new byte[10], 16, 16, 1));
}
