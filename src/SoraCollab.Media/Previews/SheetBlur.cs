using SkiaSharp;

namespace SoraCollab.Media.Previews;

/// <summary>Blurs a sheet of frames so that its colours show, and what it shows does not.</summary>
public static class SheetBlur
{
    /// <summary>Pixels along the longer side that a frame is reduced to: fewer than are needed to know a face, a word or a shape.</summary>
    public const int PixelsKept = 6;

    private const int Quality = 70;

    /// <summary>The sheet with each frame blurred by itself: the detail is not in the file any more.</summary>
    /// <param name="sheet">JPEG, PNG or WebP.</param>
    /// <param name="columns">Tiles in a row.</param>
    /// <param name="rows">Rows of tiles.</param>
    /// <returns>JPEG of the same size.</returns>
    /// <exception cref="ArgumentException">It is no picture, or has no tiles.</exception>
    public static byte[] Blur(byte[] sheet, int columns, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        using var bytes = SKData.CreateCopy(sheet);
        using var codec = SKCodec.Create(bytes) ?? throw new ArgumentException("The sheet is no picture.", nameof(sheet));
        using var picture = SKBitmap.Decode(codec) ?? throw new ArgumentException("The sheet is a damaged picture.", nameof(sheet));
        var (width, height) = (picture.Width / columns, picture.Height / rows);
        if (width < 1 || height < 1)
            throw new ArgumentException($"A sheet of {picture.Width} x {picture.Height} pixels has no {columns} x {rows} frames.", nameof(sheet));
        var scale = (double)PixelsKept / Math.Max(width, height);
        var few = new SKSizeI(Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)));
        using var blurred = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(blurred))
        {
            canvas.Clear(SKColors.Black);
            for (var tile = 0; tile < columns * rows; tile++)
            {
                var place = SKRectI.Create(tile % columns * width, tile / columns * height, width, height);
                using var frame = new SKBitmap();
                if (!picture.ExtractSubset(frame, place)) continue;
                using var small = Reduce(frame, few);
                using var image = SKImage.FromBitmap(small);
                canvas.DrawImage(image, place, new SKSamplingOptions(SKFilterMode.Linear));
            }
        }

        using var blurredBytes = blurred.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return blurredBytes.ToArray();
    }

    // By halves: reduced in one go, a sampler would skip most pixels and keep sharp ones.
    private static SKBitmap Reduce(SKBitmap frame, SKSizeI target)
    {
        var current = frame.Copy();
        while (current.Width > target.Width || current.Height > target.Height)
        {
            var next = current.Resize(new SKSizeI(Math.Max(target.Width, current.Width / 2), Math.Max(target.Height, current.Height / 2)), new SKSamplingOptions(SKFilterMode.Linear));
            current.Dispose();
            current = next;
        }

        return current;
    }
}
