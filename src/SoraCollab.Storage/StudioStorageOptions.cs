namespace SoraCollab.Storage;

/// <summary>Where and how the studio keeps its data.</summary>
public sealed record StudioStorageOptions
{
    /// <summary>The folder for everything; made where it is missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Free bytes below which no further media is taken, so that the storyboards can still be written. Default 256 MiB.</summary>
    public long ReservedBytes { get; init; } = 256L * 1024 * 1024;
}
