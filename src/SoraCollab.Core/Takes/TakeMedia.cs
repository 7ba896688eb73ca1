namespace SoraCollab.Core.Takes;

/// <summary>The files of a take, each named by the SHA-256 of its content in lower-case hexadecimal.</summary>
public sealed record TakeMedia
{
    /// <summary>The clip that browsers play (MP4).</summary>
    public required string ClipHash { get; init; }

    /// <summary>Length of the clip in bytes.</summary>
    public required long ClipBytes { get; init; }

    /// <summary>A still for cards.</summary>
    public required string PosterHash { get; init; }

    /// <summary>Length of the still in bytes.</summary>
    public required long PosterBytes { get; init; }

    /// <summary>The clip without loss, for export; null where none is kept.</summary>
    public string? MasterHash { get; init; }

    /// <summary>Length of the master in bytes; 0 where none is kept.</summary>
    public long MasterBytes { get; init; }

    /// <summary>The final latents, for going on from this take; null where none are kept.</summary>
    public string? LatentsHash { get; init; }

    /// <summary>Length of the latents in bytes; 0 where none are kept.</summary>
    public long LatentsBytes { get; init; }

    /// <summary>How long the clip plays, in seconds.</summary>
    public required double DurationSeconds { get; init; }
}
