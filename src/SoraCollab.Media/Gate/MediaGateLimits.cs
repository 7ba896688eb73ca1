namespace SoraCollab.Media.Gate;

/// <summary>What the gate lets in and how long it may take over it.</summary>
public sealed record MediaGateLimits
{
    /// <summary>Largest upload in bytes.</summary>
    public long MaximumBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Smallest width or height in pixels.</summary>
    public int MinimumSide { get; init; } = 16;

    /// <summary>Most pixels of a picture, before anything of it is decoded.</summary>
    public long MaximumPicturePixels { get; init; } = 50_000_000;

    /// <summary>Longest side in pixels of a film that is read.</summary>
    public int MaximumFilmSide { get; init; } = 4096;

    /// <summary>Longest side in pixels of what is kept: larger pictures and films are made smaller. The largest that any model makes.</summary>
    public int KeptSide { get; init; } = 2048;

    /// <summary>Longest film.</summary>
    public TimeSpan MaximumDuration { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Highest frame rate that is kept, in frames per second.</summary>
    public double MaximumFrameRate { get; init; } = 60;

    /// <summary>How long FFprobe may take.</summary>
    public TimeSpan ProbeTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long FFmpeg may take over a film.</summary>
    public TimeSpan TranscodeTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Memory that FFmpeg may have, in bytes of addresses. Kept on Linux alone, by prlimit(1).</summary>
    public long MemoryBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Largest file that FFmpeg may write, in bytes.</summary>
    public long OutputBytes { get; init; } = 16L * 1024 * 1024 * 1024;
}
