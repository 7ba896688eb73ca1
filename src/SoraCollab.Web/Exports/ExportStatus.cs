using SoraCollab.Core;

namespace SoraCollab.Web.Exports;

/// <summary>An export as the deliver page shows it.</summary>
public sealed record ExportStatus
{
    public required ExportId Id { get; init; }
    public required ProjectId Project { get; init; }

    /// <summary>The film's title, size and rate.</summary>
    public required string Name { get; init; }
    public required string FileName { get; init; }
    public required UserId RequestedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required TimeSpan Duration { get; init; }
    public ExportState State { get; init; }

    /// <summary>Share done, 0 to 1, as FFmpeg reports it.</summary>
    public double Share { get; init; }

    /// <summary>Time left, from the pace so far; null when nothing is known.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>Length of the finished file; 0 until it is done.</summary>
    public long Bytes { get; init; }

    /// <summary>Why it failed, for people.</summary>
    public string? Error { get; init; }

    /// <summary>Whether it waits or runs.</summary>
    public bool IsLive => State is ExportState.Waiting or ExportState.Running;

    /// <summary>Where the finished file is; null until it is done.</summary>
    public string? DownloadAddress => State == ExportState.Done ? $"/exports/{Id}" : null;
}
