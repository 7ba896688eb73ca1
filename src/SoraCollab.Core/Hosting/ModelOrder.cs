namespace SoraCollab.Core.Hosting;

/// <summary>The studio's owner wants something done with a model of a host.</summary>
public sealed record ModelOrder
{
    /// <summary>What.</summary>
    public required ModelOrderKind Kind { get; init; }

    /// <summary>The model's name on the host; for a download what it shall be called.</summary>
    public required string Name { get; init; }

    /// <summary>Download: OWNER/NAME on the Hub.</summary>
    public string? Repository { get; init; }

    /// <summary>Download: branch, tag or commit; null for main.</summary>
    public string? Revision { get; init; }

    /// <summary>Download: the one file, where a repository holds several models; null otherwise.</summary>
    public string? File { get; init; }

    /// <summary>Acceptance: who accepts.</summary>
    public string? AcceptedBy { get; init; }

    /// <summary>Acceptance: <see cref="HostModel.TermsSha256"/> of the terms that were shown.</summary>
    public string? TermsSha256 { get; init; }
}
