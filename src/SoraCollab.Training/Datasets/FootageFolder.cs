using System.Diagnostics;
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Datasets;

/// <summary>
/// A folder of videos with a caption in a text file beside each, clip.mp4 with clip.txt: footage to train on in place of rendered scenes.
/// Read through FFmpeg, which must be on the PATH.
/// </summary>
internal sealed class FootageFolder
{
    private static readonly string[] Endings = [".mp4", ".mov", ".mkv", ".webm", ".avi", ".m4v"];
    private readonly string[] videos;

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">It has no videos, or one has no caption; the message names it.</exception>
    public FootageFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new DirectoryNotFoundException($"There is no folder {path}.");
        }

        videos = [.. Directory.EnumerateFiles(path).Where(file => Endings.Contains(Path.GetExtension(file).ToLowerInvariant())).Order(StringComparer.Ordinal)];
        if (videos.Length == 0)
        {
            throw new InvalidDataException($"{path} has no videos; {string.Join(", ", Endings)} are read.");
        }

        Captions = Array.ConvertAll(videos, CaptionOf);
    }

    /// <summary>One for each video, in the order of the names.</summary>
    public IReadOnlyList<string> Captions { get; }

    /// <summary>The first windows of a video, one after the other, cut to the shape of the format from the middle.</summary>
    /// <param name="video">Its place in the order.</param>
    /// <param name="format">Size and rate of each window.</param>
    /// <param name="windows">At most.</param>
    /// <param name="cancellationToken">Ends FFmpeg.</param>
    /// <exception cref="InvalidDataException">FFmpeg cannot read it, or it is shorter than one window.</exception>
    /// <exception cref="FileNotFoundException">There is no FFmpeg.</exception>
    public IReadOnlyList<SceneClip> Read(int video, ClipFormat format, int windows, CancellationToken cancellationToken)
    {
        var size = format.Frames * format.Height * format.Width * 3;
        var bytes = Decode(videos[video], format, windows * format.Frames, cancellationToken);
        if (bytes.Length < size)
        {
            throw new InvalidDataException(
                $"{videos[video]} has {bytes.Length / (format.Height * format.Width * 3)} frames at {format.FramesPerSecond} a second; a clip needs {format.Frames}.");
        }

        var nothing = new byte[format.Height * format.Width];
        return
        [
            .. Enumerable.Range(0, Math.Min(windows, bytes.Length / size)).Select(window => new SceneClip(
                tensor(bytes.AsSpan(window * size, size).ToArray(), [format.Frames, format.Height, format.Width, 3]).to(ScalarType.Float32).div(127.5).sub(1),
                [.. Enumerable.Repeat(nothing, format.Frames)])),
        ];
    }

    private static string CaptionOf(string video)
    {
        var file = Path.ChangeExtension(video, ".txt");
        var caption = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings(" ").Trim() : null;
        return caption is { Length: > 0 }
            ? caption
            : throw new InvalidDataException($"{video} has no caption: write what it shows into {Path.GetFileName(file)} beside it.");
    }

    private static byte[] Decode(string video, ClipFormat format, int frames, CancellationToken cancellationToken)
    {
        var filter = string.Create(
            CultureInfo.InvariantCulture,
            $"fps={format.FramesPerSecond},scale={format.Width}:{format.Height}:force_original_aspect_ratio=increase:flags=area,crop={format.Width}:{format.Height}");
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var word in (string[])
            [
                "-v", "error", "-nostdin", "-protocol_whitelist", "file", "-i", Path.GetFullPath(video), "-an", "-vf", filter,
                "-frames:v", frames.ToString(CultureInfo.InvariantCulture), "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1",
            ])
        {
            start.ArgumentList.Add(word);
        }

        using var process = Start(start);
        using var stop = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var complaint = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        cancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? output.ToArray() : throw new InvalidDataException($"FFmpeg cannot read {video}: {complaint.GetAwaiter().GetResult().Trim()}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new FileNotFoundException("Footage is read through ffmpeg, which is not on the PATH.", failure);
        }
    }
}
