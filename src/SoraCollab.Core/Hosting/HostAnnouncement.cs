namespace SoraCollab.Core.Hosting;

/// <summary>A host introduces itself.</summary>
public sealed record HostAnnouncement
{
    /// <summary>A name for people, such as the machine's.</summary>
    public required string Name { get; init; }

    /// <summary>What it computes on, for people: "CPU, 2 cores" or "NVIDIA H200".</summary>
    public required string Device { get; init; }

    /// <summary>The version of its program.</summary>
    public required string SoftwareVersion { get; init; }

    /// <summary>The models it has loaded or can load.</summary>
    public required ModelInfo[] Models { get; init; }
}
