using SoraCollab.Core;

namespace SoraCollab.Web.Exports;

/// <summary>An export as the deliver page shows it.</summary>
public sealed record ExportStatus
{
    public required ExportId Id { get; init; }
    public required ProjectId Project { get; init; }
    public required string Title { get; init; }
    public required UserId RequestedBy { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public ExportState State { get; init; }

    /// <summary>Share done, 0 to 1, as FFmpeg reports it.</summary>
    public double Progress { get; init; }
    public int ShotCount { get; init; }
    public TimeSpan Duration { get; init; }

    /// <summary>Length of the finished file.</summary>
    public long? Bytes { get; init; }

    /// <summary>Why it failed, for people.</summary>
    public string? Error { get; init; }

    /// <summary>Where the finished file is; null until it is done.</summary>
    public string? DownloadUrl => State == ExportState.Done ? $"/exports/{Id}" : null;
}
