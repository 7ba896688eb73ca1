using System.Globalization;
using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Watermarks;

/// <summary>Writes a name upon every frame of a clip, so that a copy tells whose it was.</summary>
/// <remarks>Safe for concurrent use with different folders.</remarks>
/// <param name="tools">FFmpeg.</param>
/// <param name="fontFile">The typeface of the letters, in a form that FreeType reads.</param>
public sealed class ClipWatermark(FfmpegTools tools, string fontFile)
{
    private const string Words = "name.txt";
    private const string Font = "font";

    /// <summary>Longest work on one clip.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Most bytes of addresses that FFmpeg may take.</summary>
    public long MemoryBytes { get; init; } = 4L << 30;

    /// <summary>Largest file that comes out, in bytes.</summary>
    public long OutputBytes { get; init; } = 4L << 30;

    /// <summary>Writes the marked clip: H.264 4:2:0, fast start, the same frames at the same times, no sound.</summary>
    /// <param name="clip">A clip that the studio made.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="name">What is written: large and faint across the middle, small and clear in the lower right corner.</param>
    /// <param name="output">Path made by the server, on the file system of the temporary folder; it is there whole or not at all.</param>
    /// <param name="cancellationToken">Stops FFmpeg at once.</param>
    /// <exception cref="MediaToolException">FFmpeg failed.</exception>
    /// <exception cref="TimeoutException">It took longer than <see cref="Time"/>.</exception>
    public async Task WriteAsync(string clip, int width, int height, string name, string output, CancellationToken cancellationToken)
    {
        // The name and the typeface lie in files of a fixed name: nothing that a guest typed is read as part of a filter.
        var work = Directory.CreateDirectory($"{output}.{Guid.NewGuid():N}").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(work, Words), name, cancellationToken);
            File.Copy(fontFile, Path.Combine(work, Font));
            var made = Path.Combine(work, "clip.mp4");
            string[] arguments =
            [
                "-v", "error", "-nostdin", "-y", "-protocol_whitelist", "file", "-format_whitelist", "mov,mp4,m4a,3gp,3g2,mj2",
                "-i", Path.GetFullPath(clip), "-map", "0:v:0", "-vf", Filter(width, height, name.Length), "-fps_mode", "passthrough",
                "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-an", "-map_metadata", "-1", "-f", "mp4", made,
            ];
            var program = new BoundedProgram(Path.Combine(tools.Folder, OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg"), work)
            {
                Time = Time, MemoryBytes = MemoryBytes, OutputBytes = OutputBytes,
            };
            await program.RunAsync(arguments, null, cancellationToken);
            File.Move(made, output, overwrite: true);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static string Filter(int width, int height, int letters)
    {
        // Letters of a sans serif are about 0.6 of their size wide.
        var across = Math.Clamp(width * 0.8 / (0.6 * Math.Max(letters, 1)), 8, height / 5.0);
        var corner = Math.Clamp(Math.Min(height / 18.0, width * 0.9 / (0.6 * Math.Max(letters, 1))), 7, 48);
        string Draw(double size, string colour, string place) => string.Create(CultureInfo.InvariantCulture,
            $"drawtext=fontfile={Font}:textfile={Words}:expansion=none:fontsize={size:0}:fontcolor={colour}:borderw=1:bordercolor=black@0.25:{place}");
        return $"{Draw(across, "white@0.28", "x=(w-tw)/2:y=(h-th)/2")},{Draw(corner, "white@0.85", "x=w-tw-8:y=h-th-8")}";
    }
}
