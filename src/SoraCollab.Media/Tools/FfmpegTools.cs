using FFMpegCore;

namespace SoraCollab.Media.Tools;

/// <summary>Where FFmpeg and FFprobe are on this machine.</summary>
/// <remarks>Immutable and safe for concurrent use. Equality is by reference.</remarks>
public sealed class FfmpegTools
{
    private FfmpegTools(string folder) => Folder = folder;

    /// <summary>The folder that holds both programs.</summary>
    public string Folder { get; }

    /// <summary>Finds the programs.</summary>
    /// <param name="folder">A folder to look in; null or empty searches the folders of the PATH variable.</param>
    /// <exception cref="FfmpegMissingException">One of the programs is not there.</exception>
    public static FfmpegTools Find(string? folder = null)
    {
        string[] folders = string.IsNullOrWhiteSpace(folder)
            ? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            : [folder];
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        foreach (var candidate in folders)
        {
            if (File.Exists(Path.Combine(candidate, "ffmpeg" + extension)) && File.Exists(Path.Combine(candidate, "ffprobe" + extension)))
            {
                return new FfmpegTools(candidate);
            }
        }

        var where = string.IsNullOrWhiteSpace(folder) ? "on the PATH" : $"in '{folder}'";
        throw new FfmpegMissingException(
            $"FFmpeg (ffmpeg and ffprobe) was not found {where}. Install it (Debian and Ubuntu: apt install ffmpeg, macOS: brew install ffmpeg, " +
            "Windows: winget install Gyan.FFmpeg) or name its folder in the setting Media:FfmpegFolder.");
    }

    /// <summary>What FFMpegCore needs to start the programs: their folder and one for its own temporary files.</summary>
    internal FFOptions Options(string workFolder) => new()
    {
        BinaryFolder = Folder,
        WorkingDirectory = workFolder,
        TemporaryFilesFolder = workFolder,
    };
}
