namespace SoraCollab.Core.Hosting;

/// <summary>A host's models and what it does with them, sent whenever that changes.</summary>
public sealed record HostModelReport
{
    /// <summary>The models on its disk.</summary>
    public required HostModel[] Models { get; init; }

    /// <summary>What is done with models now, or ended last; one a model.</summary>
    public required ModelActivity[] Activities { get; init; }

    /// <summary>Free bytes on the disk of its models.</summary>
    public long FreeDiskBytes { get; init; }

    /// <summary>Memory of its device in bytes; 0 where that is not known.</summary>
    public long MemoryBytes { get; init; }
}
