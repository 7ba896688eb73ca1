using System.Globalization;
using System.Text;
using FFMpegCore;
using FFMpegCore.Exceptions;
using SoraCollab.Media.Encoding;
using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Export;

/// <summary>Renders clips, one after the other, into one MP4 (H.264 4:2:0, fast start).</summary>
/// <remarks>Clips of another shape are scaled to fit and centred on black, never cropped or stretched. Safe for concurrent use with different files.</remarks>
public sealed class SequenceExport(FfmpegTools tools)
{
    private const int Quality = 14;

    /// <summary>Renders the sequence.</summary>
    /// <param name="clips">At least one, in order.</param>
    /// <param name="format">Size and rate of the film.</param>
    /// <param name="outputFile">Path made by the server; an existing file is replaced. Nothing is left there after a failure or a cancellation.</param>
    /// <param name="progress">Share done, 0 to 1, as FFmpeg itself reports it.</param>
    /// <param name="cancellationToken">Stops FFmpeg at once.</param>
    /// <exception cref="ArgumentException">There is no clip, or the format is out of range.</exception>
    /// <exception cref="FileNotFoundException">A clip's file is missing.</exception>
    /// <exception cref="MediaToolException">FFmpeg failed.</exception>
    public async Task RenderAsync(
        IReadOnlyList<SequenceClip> clips, SequenceFormat format, string outputFile, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (clips.Count == 0)
        {
            throw new ArgumentException("A sequence needs at least one clip.", nameof(clips));
        }

        format.Check();
        var output = ServerMadePath.Check(outputFile);
        var folder = Path.GetDirectoryName(output)!;
        var total = TimeSpan.FromTicks(clips.Sum(clip => clip.Duration.Ticks));
        var arguments = Inputs(clips);

        var processor = arguments
            .OutputToFile(output, overwrite: true, options => options
                .WithCustomArgument($"-filter_complex \"{Graph(clips.Count, format)}\" -map [film]")
                .WithVideoCodec("libx264")
                .WithConstantRateFactor(Quality)
                .WithCustomArgument("-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv")
                .WithCustomArgument("-preset medium -movflags +faststart -an -map_metadata -1 -stats_period 0.1 -f mp4"))
            .CancellableThrough(cancellationToken, TimeSpan.Zero);
        if (progress is not null)
        {
            processor = processor.NotifyOnProgress(done => progress.Report(Math.Clamp(done / total, 0, 1)));
        }

        try
        {
            await processor.ProcessAsynchronously(throwOnError: true, tools.Options(folder), CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (Exception failure)
        {
            File.Delete(output);
            cancellationToken.ThrowIfCancellationRequested();
            if (failure is FFMpegException refused)
            {
                throw new MediaToolException($"FFmpeg could not render the sequence: {TakeEncoder.LastLines(refused)}", refused);
            }

            throw;
        }
    }

    private static FFMpegArguments Inputs(IReadOnlyList<SequenceClip> clips)
    {
        FFMpegArguments? arguments = null;
        foreach (var clip in clips)
        {
            var path = ServerMadePath.Check(clip.File);
            if (!File.Exists(path))
            {
                throw new FileNotFoundException($"The media file '{path}' of the sequence is missing.", path);
            }

            // Containers the studio makes, and no other: a playlist in disguise would read files of the server.
            static void Allow(FFMpegInputOptions options) => options.WithCustomArgument("-format_whitelist mov,mp4,m4a,3gp,3g2,mj2,matroska,webm");
            arguments = arguments is null
                ? FFMpegArguments.FromFileInput(path, verifyExists: true, Allow)
                : arguments.AddFileInput(path, verifyExists: true, Allow);
        }

        return arguments!;
    }

    /// <summary>Each clip scaled to fit, padded, brought to the rate and to BT.709; then joined end to end.</summary>
    private static string Graph(int count, SequenceFormat format)
    {
        var graph = new StringBuilder();
        var rate = format.FramesPerSecond.ToString(CultureInfo.InvariantCulture);
        for (var clip = 0; clip < count; clip++)
        {
            graph.Append(CultureInfo.InvariantCulture, $"[{clip}:v:0]scale={format.Width}:{format.Height}:force_original_aspect_ratio=decrease:flags=lanczos:out_color_matrix=bt709:out_range=tv,");
            graph.Append(CultureInfo.InvariantCulture, $"pad={format.Width}:{format.Height}:-1:-1:color=black,setsar=1,fps={rate},format=yuv420p[c{clip}];");
        }

        for (var clip = 0; clip < count; clip++)
        {
            graph.Append(CultureInfo.InvariantCulture, $"[c{clip}]");
        }

        return graph.Append(CultureInfo.InvariantCulture, $"concat=n={count}:v=1:a=0[film]").ToString();
    }
}
