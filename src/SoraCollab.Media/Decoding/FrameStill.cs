using System.Globalization;
using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Decoding;

/// <summary>Takes one frame out of a clip that the studio made.</summary>
/// <remarks>Safe for concurrent use with different folders.</remarks>
/// <param name="tools">FFmpeg.</param>
public sealed class FrameStill(FfmpegTools tools)
{
    private const long MemoryBytes = 4L << 30;
    private const long OutputBytes = 256L << 20;
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(1);

    /// <summary>The frame as a PNG file's content.</summary>
    /// <param name="clip">Path of the clip.</param>
    /// <param name="frame">Which frame, from 0.</param>
    /// <param name="framesPerSecond">The clip's rate.</param>
    /// <param name="folder">An existing folder made by the server, for what comes and goes.</param>
    /// <param name="cancellationToken">Stops FFmpeg at once.</param>
    /// <exception cref="MediaToolException">FFmpeg failed, or the clip has no such frame.</exception>
    public async Task<byte[]> ReadAsync(string clip, int frame, double framesPerSecond, string folder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.png");
        // Half a frame before: the first picture from there on is the one that is wanted, whatever rounding does.
        var from = Math.Max(0, (frame - 0.5) / framesPerSecond).ToString("0.######", CultureInfo.InvariantCulture);
        string[] arguments =
        [
            "-v", "error", "-nostdin", "-y", "-protocol_whitelist", "file", "-format_whitelist", "mov,mp4,m4a,3gp,3g2,mj2",
            "-ss", from, "-i", Path.GetFullPath(clip), "-map", "0:v:0", "-frames:v", "1", "-f", "image2", "-update", "1", file,
        ];
        try
        {
            await new BoundedProgram(Path.Combine(tools.Folder, OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg"), folder)
            {
                Time = Time, MemoryBytes = MemoryBytes, OutputBytes = OutputBytes,
            }.RunAsync(arguments, null, cancellationToken);
            return File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellationToken) : throw new MediaToolException($"The clip has no frame {frame}.");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
