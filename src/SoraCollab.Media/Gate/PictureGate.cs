using SkiaSharp;
using SoraCollab.Core.MediaFiles;

namespace SoraCollab.Media.Gate;

/// <summary>Makes a picture anew: turned upright, in sRGB, without transparency, of bounded size.</summary>
internal static class PictureGate
{
    private const int PosterSide = 512;
    private const int PosterQuality = 85;

    /// <exception cref="MediaRefusedException">It is too large, too small, cut off, moving or damaged.</exception>
    public static AdmittedMedia Admit(string file, string folder, MediaGateLimits limits)
    {
        using var codec = SKCodec.Create(file) ?? throw new MediaRefusedException("The picture is damaged: it cannot be read. Save it again as PNG or JPEG and upload that.");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        // Before a pixel is decoded: a few bytes can claim gigabytes.
        if ((long)width * height > limits.MaximumPicturePixels)
            throw new MediaRefusedException(FormattableString.Invariant($"The picture has {width} x {height} pixels; at most {limits.MaximumPicturePixels / 1_000_000} megapixels are allowed. Make it smaller and upload that."));
        if (Math.Min(width, height) < limits.MinimumSide)
            throw new MediaRefusedException($"The picture has {width} x {height} pixels; at least {limits.MinimumSide} on a side are needed.");
        if (codec.FrameCount > 1)
            throw new MediaRefusedException($"The picture moves: it has {codec.FrameCount} frames. Upload a still, or the film as MP4.");
        using var decoded = Decode(codec);
        using var upright = Draw(decoded, codec.EncodedOrigin, limits.KeptSide);
        var lossless = Path.Combine(folder, "picture.png");
        var poster = Path.Combine(folder, "poster.jpg");
        Save(upright, lossless, SKEncodedImageFormat.Png, 100);
        using (var small = Draw(upright, SKEncodedOrigin.TopLeft, PosterSide)) Save(small, poster, SKEncodedImageFormat.Jpeg, PosterQuality);
        return new(ProjectMediaKind.Picture, lossless, lossless, poster, upright.Width, upright.Height, 1, 1);
    }

    private static SKBitmap Decode(SKCodec codec)
    {
        using var srgb = SKColorSpace.CreateSrgb();
        var bitmap = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul, srgb));
        var result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result == SKCodecResult.Success) return bitmap;
        bitmap.Dispose();
        throw new MediaRefusedException(result is SKCodecResult.IncompleteInput or SKCodecResult.ErrorInInput
            ? "The picture is cut off or damaged: not all of it can be read. Upload it again."
            : $"The picture cannot be read ({result}). Save it again as PNG or JPEG and upload that.");
    }

    // Transparency is laid on white, as on paper: drawings are mostly dark.
    private static SKBitmap Draw(SKBitmap source, SKEncodedOrigin origin, int side)
    {
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = isTurned ? (source.Height, source.Width) : (source.Width, source.Height);
        var scale = Math.Min(1, side / (double)Math.Max(width, height));
        using var srgb = SKColorSpace.CreateSrgb();
        var (keptWidth, keptHeight) = (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
        var drawn = new SKBitmap(new SKImageInfo(keptWidth, keptHeight, SKColorType.Rgba8888, SKAlphaType.Opaque, srgb));
        using var canvas = new SKCanvas(drawn);
        canvas.Clear(SKColors.White);
        canvas.Scale((float)keptWidth / width, (float)keptHeight / height);
        canvas.Concat(Upright(origin, source.Width, source.Height));
        using var image = SKImage.FromBitmap(source);
        canvas.DrawImage(image, 0, 0, scale < 1 ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : SKSamplingOptions.Default);
        return drawn;
    }

    // EXIF's eight orientations as matrices.
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    private static void Save(SKBitmap bitmap, string path, SKEncodedImageFormat format, int quality)
    {
        using var data = bitmap.Encode(format, quality);
        using var file = File.Create(path);
        data.SaveTo(file);
    }
}
