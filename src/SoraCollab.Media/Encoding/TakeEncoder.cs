using System.Globalization;
using FFMpegCore;
using FFMpegCore.Exceptions;
using FFMpegCore.Pipes;
using SkiaSharp;
using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Encoding;

/// <summary>Turns the frames of a take into the files that are kept of it.</summary>
/// <remarks>Safe for concurrent use with different folders.</remarks>
public sealed class TakeEncoder(FfmpegTools tools)
{
    // CRF 14 keeps flat animation free of banding at these small sizes; the master beside it is lossless anyway.
    private const int ClipQuality = 14;
    private const int PosterQuality = 88;

    /// <summary>Writes clip.mp4, master.mkv and poster.jpg; equal frames give masters that are equal to the byte.</summary>
    /// <param name="frames">The take.</param>
    /// <param name="folder">An existing folder made by the server, empty of those names.</param>
    /// <param name="cancellationToken">Stops FFmpeg; half-written files stay in the folder, which is the caller's to remove.</param>
    /// <exception cref="MediaToolException">FFmpeg failed, for example because the disk is full.</exception>
    public async Task<EncodedTake> EncodeAsync(RgbFrames frames, string folder, CancellationToken cancellationToken)
    {
        var root = ServerMadePath.Check(folder);
        var take = new EncodedTake(Path.Combine(root, "clip.mp4"), Path.Combine(root, "master.mkv"), Path.Combine(root, "poster.jpg"));
        await RunAsync(frames, take.Clip, root, cancellationToken, options => options
            .WithVideoCodec("libx264")
            .WithConstantRateFactor(ClipQuality)
            // 4:2:0 halves both sides, so odd sizes get one repeated row or column; the matrix is the one browsers assume for video.
            .WithCustomArgument("-vf pad=ceil(iw/2)*2:ceil(ih/2)*2,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p")
            .WithCustomArgument("-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv")
            .WithCustomArgument("-preset medium -tune animation -movflags +faststart -an -f mp4"));
        await RunAsync(frames, take.Master, root, cancellationToken, options => options
            .WithVideoCodec("ffv1")
            // Without these Matroska draws a random id for each file, and equal takes would differ in their hash.
            .WithCustomArgument("-pix_fmt gbrp -level 3 -g 1 -slicecrc 1 -fflags +bitexact -flags:v +bitexact -an -f matroska"));
        await File.WriteAllBytesAsync(take.Poster, Poster(frames), cancellationToken);
        return take;
    }

    private async Task RunAsync(RgbFrames frames, string file, string folder, CancellationToken cancellationToken, Action<FFMpegOutputOptions> output)
    {
        var source = new RawVideoPipeSource(Enumerable.Range(0, frames.FrameCount).Select(index => new RgbFramePipe(frames, index)))
        {
            FrameRate = frames.FramesPerSecond,
        };
        try
        {
            await FFMpegArguments.FromPipeInput(source)
                .OutputToFile(file, overwrite: true, options => output(options.WithCustomArgument(
                    $"-r {frames.FramesPerSecond.ToString(CultureInfo.InvariantCulture)} -map_metadata -1")))
                .CancellableThrough(cancellationToken, TimeSpan.Zero)
                .ProcessAsynchronously(throwOnError: true, tools.Options(folder), CancellationToken.None);
        }
        catch (FFMpegException failure)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new MediaToolException($"FFmpeg could not write {Path.GetFileName(file)}: {LastLines(failure)}", failure);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>JPEG of the middle frame: the first is often empty, the last already leaving.</summary>
    private static byte[] Poster(RgbFrames frames)
    {
        using var bitmap = Previews.SpriteSheet.ToBitmap(frames.Frame(frames.FrameCount / 2).Span, frames.Width, frames.Height);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, PosterQuality);
        return data.ToArray();
    }

    internal static string LastLines(FFMpegException failure)
    {
        var text = failure switch
        {
            FFMpegProcessException process => string.Join('\n', process.Result.StandardError),
            FFProbeProcessException probe => string.Join('\n', probe.StandardError),
            _ => failure.Message,
        };
        return string.Join(" ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(3));
    }
}
