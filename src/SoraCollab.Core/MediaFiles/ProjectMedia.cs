namespace SoraCollab.Core.MediaFiles;

/// <summary>A picture or film that somebody brought into a project, as the media gate made it anew.</summary>
public sealed record ProjectMedia
{
    /// <summary>The project.</summary>
    public required ProjectId ProjectId { get; init; }

    /// <summary>SHA-256 of the lossless file in lower-case hexadecimal, by which it is named: a PNG, or FFV1 in Matroska.</summary>
    public required string Hash { get; init; }

    /// <summary>What it is.</summary>
    public required ProjectMediaKind Kind { get; init; }

    /// <summary>The name it came with, for people: never part of a path.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of what browsers show: the PNG itself, or an MP4.</summary>
    public required string ProxyHash { get; init; }

    /// <summary>SHA-256 of a small still (JPEG).</summary>
    public required string PosterHash { get; init; }

    /// <summary>Length of the lossless file in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Width in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Number of frames: 1 for a picture.</summary>
    public required int FrameCount { get; init; }

    /// <summary>Frames per second, constant; 1 for a picture.</summary>
    public required double FrameRate { get; init; }

    /// <summary>Who brought it.</summary>
    public required UserId UploadedBy { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset UploadedAt { get; init; }
}
