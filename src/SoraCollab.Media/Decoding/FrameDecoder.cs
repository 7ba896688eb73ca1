using System.Globalization;
using FFMpegCore;
using FFMpegCore.Exceptions;
using FFMpegCore.Pipes;
using SkiaSharp;
using SoraCollab.Media.Encoding;
using SoraCollab.Media.Probing;
using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Decoding;

/// <summary>Reads the frames of a film or a picture as bytes, at the size and rate that a model works at.</summary>
/// <remarks>
/// For files that the studio made or its gate has passed. Containers are limited to those it makes, so a playlist under another
/// name is refused; frames, size and time are bounded. Pictures (PNG, JPEG, WebP) never meet FFmpeg. Safe for concurrent use.
/// </remarks>
public sealed class FrameDecoder(FfmpegTools tools)
{
    private static readonly TimeSpan LongestDecoding = TimeSpan.FromMinutes(10);

    /// <summary>Size, length and rate of a film or a picture.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="MediaToolException">The file is damaged, of another kind, or has no picture.</exception>
    public async Task<FilmFacts> ProbeAsync(string file, CancellationToken cancellationToken)
    {
        var path = ServerMadePath.Check(file);
        using (var codec = File.Exists(path) ? SKCodec.Create(path) : null)
        {
            if (codec is not null)
            {
                return new FilmFacts(codec.Info.Width, codec.Info.Height, 1, 1);
            }
        }

        var facts = await new MediaProbe(tools).ProbeAsync(path, cancellationToken);
        var frames = (int)Math.Round(facts.Duration.TotalSeconds * facts.FramesPerSecond);
        return frames >= 1
            ? new FilmFacts(facts.Width, facts.Height, frames, facts.FramesPerSecond)
            : throw new MediaToolException($"{Path.GetFileName(path)} has no length.");
    }

    /// <summary>Decodes a file.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="target">Size, rate and most frames.</param>
    /// <param name="cancellationToken">Stops FFmpeg.</param>
    /// <returns>[frames, height, width, 3] bytes, at least one frame.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="MediaToolException">The file is damaged, of another kind, has no picture, or takes too long.</exception>
    public async Task<byte[]> DecodeAsync(string file, FrameTarget target, CancellationToken cancellationToken)
    {
        target.Check();
        var path = ServerMadePath.Check(file);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no media file '{path}'.", path);
        }

        if (Picture(path, target) is { } picture)
        {
            return picture;
        }

        var facts = await new MediaProbe(tools).ProbeAsync(path, cancellationToken);
        if (facts.Width > FrameTarget.MaximumSize || facts.Height > FrameTarget.MaximumSize)
        {
            throw new MediaToolException($"{Path.GetFileName(path)} has {facts.Width} x {facts.Height} pixels; at most {FrameTarget.MaximumSize} on a side are read.");
        }

        return await RunAsync(path, Filter(facts, target), target, cancellationToken);
    }

    /// <summary>Bytes of a picture that covers the target; null where the file is no picture.</summary>
    private static byte[]? Picture(string path, FrameTarget target)
    {
        using var codec = SKCodec.Create(path);
        if (codec is null)
        {
            return null;
        }

        if (codec.Info.Width > FrameTarget.MaximumSize || codec.Info.Height > FrameTarget.MaximumSize)
        {
            throw new MediaToolException($"{Path.GetFileName(path)} has {codec.Info.Width} x {codec.Info.Height} pixels; at most {FrameTarget.MaximumSize} on a side are read.");
        }

        using var bitmap = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            throw new MediaToolException($"{Path.GetFileName(path)} is a damaged picture.");
        }

        using var cover = new SKBitmap(new SKImageInfo(target.Width, target.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(cover))
        {
            canvas.Clear(SKColors.Black);
            var scale = Math.Max(target.Width / (float)bitmap.Width, target.Height / (float)bitmap.Height);
            var (width, height) = (bitmap.Width * scale, bitmap.Height * scale);
            using var image = SKImage.FromBitmap(bitmap);
            var place = SKRect.Create((target.Width - width) / 2, (target.Height - height) / 2, width, height);
            canvas.DrawImage(image, place, scale == 1 ? SKSamplingOptions.Default : scale < 1 ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : new SKSamplingOptions(SKCubicResampler.CatmullRom));
        }

        var rgb24 = new byte[target.Width * target.Height * 3];
        var pixels = cover.GetPixelSpan();
        for (int source = 0, to = 0; to < rgb24.Length; source += 4, to += 3)
        {
            pixels.Slice(source, 3).CopyTo(rgb24.AsSpan(to));
        }

        return rgb24;
    }

    /// <summary>Nothing but the change of pixel format where the file has the size and rate already: then frames are the very ones.</summary>
    private static string Filter(MediaFacts facts, FrameTarget target)
    {
        var steps = new List<string>();
        if (target.FramesPerSecond is { } rate && Math.Abs(rate - facts.FramesPerSecond) > 0.01)
        {
            steps.Add(string.Create(CultureInfo.InvariantCulture, $"fps={rate}"));
        }

        if (facts.Width != target.Width || facts.Height != target.Height)
        {
            steps.Add($"scale={target.Width}:{target.Height}:force_original_aspect_ratio=increase:flags=lanczos,crop={target.Width}:{target.Height}");
        }

        steps.Add("format=rgb24");
        return string.Join(',', steps);
    }

    private async Task<byte[]> RunAsync(string path, string filter, FrameTarget target, CancellationToken cancellationToken)
    {
        var frameBytes = target.Width * target.Height * 3;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestDecoding);
        using var frames = new MemoryStream();
        try
        {
            await FFMpegArguments
                .FromFileInput(path, verifyExists: true, options => options.WithCustomArgument("-protocol_whitelist file -format_whitelist mov,mp4,m4a,3gp,3g2,mj2,matroska,webm"))
                .OutputToPipe(new StreamPipeSink(frames), options => options
                    .WithCustomArgument($"-map 0:v:0 -an -sn -dn -vf {filter} -frames:v {target.MostFrames} -f rawvideo"))
                .CancellableThrough(patience.Token, TimeSpan.Zero)
                .ProcessAsynchronously(throwOnError: true, tools.Options(Path.GetDirectoryName(path)!), CancellationToken.None);
        }
        catch (Exception failure) when (failure is FFMpegException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new MediaToolException(
                patience.IsCancellationRequested
                    ? $"{Path.GetFileName(path)} took more than {LongestDecoding.TotalMinutes:0} minutes to read."
                    : $"FFmpeg could not read {Path.GetFileName(path)}: {(failure is FFMpegException refused ? TakeEncoder.LastLines(refused) : failure.Message)}",
                failure);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return frames.Length >= frameBytes && frames.Length % frameBytes == 0
            ? frames.ToArray()
            : throw new MediaToolException($"{Path.GetFileName(path)} gave {frames.Length} bytes of frames of {frameBytes}; it is damaged.");
    }
}
