using SkiaSharp;

namespace SoraCollab.Media.Previews;

/// <summary>Some frames of a clip tiled into one picture, from left to right and top to bottom: how a preview travels.</summary>
/// <param name="Image">JPEG.</param>
/// <param name="Columns">Tiles in a row.</param>
/// <param name="Rows">Rows of tiles; the last may be partly empty.</param>
/// <param name="FrameCount">Tiles in use.</param>
/// <param name="FrameWidth">Pixels of one tile.</param>
/// <param name="FrameHeight">Pixels of one tile.</param>
public sealed record SpriteSheet(byte[] Image, int Columns, int Rows, int FrameCount, int FrameWidth, int FrameHeight)
{
    /// <summary>Most frames that a sheet holds: enough for motion, small enough for one message a step.</summary>
    public const int MostFrames = 16;

    /// <summary>Tiles frames into a sheet.</summary>
    /// <param name="rgb24">frameCount x height x width x 3 bytes.</param>
    /// <param name="width">Pixels of a frame.</param>
    /// <param name="height">Pixels of a frame.</param>
    /// <param name="frameCount">Frames given; more than <see cref="MostFrames"/> are thinned evenly, first and last kept.</param>
    /// <param name="scale">Whole-number enlargement of each frame with smooth interpolation, 1 or more: previews come from latents and are small.</param>
    /// <param name="quality">JPEG quality, 1 to 100.</param>
    /// <exception cref="ArgumentException">The buffer does not have the stated size.</exception>
    public static SpriteSheet Create(ReadOnlySpan<byte> rgb24, int width, int height, int frameCount, int scale = 1, int quality = 80)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frameCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        var frameSize = width * height * 3;
        if (rgb24.Length != frameSize * frameCount)
        {
            throw new ArgumentException($"{frameCount} frames of {width} x {height} need {frameSize * frameCount} bytes; the buffer has {rgb24.Length}.", nameof(rgb24));
        }

        var kept = Math.Min(frameCount, MostFrames);
        var columns = (int)Math.Ceiling(Math.Sqrt(kept));
        var rows = (kept + columns - 1) / columns;
        using var sheet = new SKBitmap(new SKImageInfo(columns * width * scale, rows * height * scale, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(sheet))
        {
            canvas.Clear(SKColors.Black);
            for (var tile = 0; tile < kept; tile++)
            {
                var frame = kept == 1 ? 0 : (int)Math.Round(tile * (frameCount - 1) / (double)(kept - 1));
                using var bitmap = ToBitmap(rgb24.Slice(frame * frameSize, frameSize), width, height);
                using var image = SKImage.FromBitmap(bitmap);
                var target = SKRect.Create(tile % columns * width * scale, tile / columns * height * scale, width * scale, height * scale);
                canvas.DrawImage(image, target, new SKSamplingOptions(SKCubicResampler.Mitchell));
            }
        }

        using var data = sheet.Encode(SKEncodedImageFormat.Jpeg, quality);
        return new SpriteSheet(data.ToArray(), columns, rows, kept, width * scale, height * scale);
    }

    /// <summary>Copies interleaved RGB into a bitmap of its own; the caller disposes it.</summary>
    internal static SKBitmap ToBitmap(ReadOnlySpan<byte> rgb24, int width, int height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (int source = 0, target = 0; source < width * height * 3; source += 3, target += 4)
        {
            pixels[target] = rgb24[source];
            pixels[target + 1] = rgb24[source + 1];
            pixels[target + 2] = rgb24[source + 2];
            pixels[target + 3] = 255;
        }

        return bitmap;
    }
}
