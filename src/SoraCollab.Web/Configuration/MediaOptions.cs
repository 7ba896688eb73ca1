using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.Configuration;

/// <summary>FFmpeg, and what may be uploaded (section <c>Media</c>).</summary>
public sealed record MediaOptions
{
    public const string Section = "Media";

    /// <summary>Folder that holds ffmpeg and ffprobe; null looks on the PATH.</summary>
    public string? FfmpegFolder { get; init; }

    /// <summary>Largest upload in bytes.</summary>
    [Range(1024, long.MaxValue)]
    public long LargestUploadBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Longest film that may be uploaded.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LongestUpload { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long FFmpeg may take over an uploaded film.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "02:00:00")]
    public TimeSpan UploadReadTime { get; init; } = TimeSpan.FromMinutes(10);
}
