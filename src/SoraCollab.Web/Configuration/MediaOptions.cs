namespace SoraCollab.Web.Configuration;

/// <summary>FFmpeg (section <c>Media</c>).</summary>
public sealed record MediaOptions
{
    public const string Section = "Media";

    /// <summary>Folder that holds ffmpeg and ffprobe; null looks on the PATH.</summary>
    public string? FfmpegFolder { get; init; }
}
