namespace SoraCollab.Core.Hosting;

/// <summary>Something that a host does with a model, or how it ended.</summary>
public sealed record ModelActivity
{
    /// <summary>The model.</summary>
    public required string Name { get; init; }

    /// <summary>What is done.</summary>
    public required ModelOrderKind Kind { get; init; }

    /// <summary>What happens now, or how it ended, for people.</summary>
    public required string Text { get; init; }

    /// <summary>Bytes done.</summary>
    public long BytesDone { get; init; }

    /// <summary>Bytes in all; 0 while that is not known.</summary>
    public long BytesTotal { get; init; }

    /// <summary>Whether it has ended.</summary>
    public bool IsOver { get; init; }

    /// <summary>Whether it ended badly.</summary>
    public bool HasFailed { get; init; }
}
