using FFMpegCore;
using FFMpegCore.Exceptions;
using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Probing;

/// <summary>Reads the facts of a video file with FFprobe.</summary>
/// <remarks>For files that the studio made. The containers are limited to those it makes, so a playlist under another name is refused.</remarks>
public sealed class MediaProbe(FfmpegTools tools)
{
    /// <summary>Probes one file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="MediaToolException">The file is damaged, of another kind, or has no picture.</exception>
    public async Task<MediaFacts> ProbeAsync(string file, CancellationToken cancellationToken)
    {
        var path = ServerMadePath.Check(file);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no media file '{path}'.", path);
        }

        try
        {
            var analysis = await FFProbe.AnalyseAsync(
                path, tools.Options(Path.GetDirectoryName(path)!), "-format_whitelist mov,mp4,m4a,3gp,3g2,mj2,matroska,webm", cancellationToken);
            if (analysis.PrimaryVideoStream is not { Width: { } width, Height: { } height } video)
            {
                throw new MediaToolException($"{Path.GetFileName(path)} has no picture.");
            }

            return new MediaFacts(analysis.Duration, video.CodecName ?? "unknown", video.PixelFormat ?? "unknown", width, height, video.AverageFrameRate);
        }
        catch (FFMpegException failure)
        {
            throw new MediaToolException($"FFprobe could not read {Path.GetFileName(path)}: {Encoding.TakeEncoder.LastLines(failure)}", failure);
        }
    }
}
