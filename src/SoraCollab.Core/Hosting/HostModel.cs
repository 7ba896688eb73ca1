namespace SoraCollab.Core.Hosting;

/// <summary>A model on a host's disk, usable or not.</summary>
public sealed record HostModel
{
    /// <summary>Most characters of <see cref="TermsText"/>.</summary>
    public const int LongestTerms = 32_768;

    /// <summary>Its name on the host.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes of its files.</summary>
    public required long Bytes { get; init; }

    /// <summary>Where it is from, for people.</summary>
    public required string Source { get; init; }

    /// <summary>The name of its licence.</summary>
    public required string Licence { get; init; }

    /// <summary>The licence's text or where to read it, cut to <see cref="LongestTerms"/>.</summary>
    public required string TermsText { get; init; }

    /// <summary>Hash of the terms, to be given back with their acceptance.</summary>
    public required string TermsSha256 { get; init; }

    /// <summary>Whether somebody must accept the licence before the model is used.</summary>
    public bool AwaitsAcceptance { get; init; }

    /// <summary>Who has accepted the licence; null where nobody has.</summary>
    public string? AcceptedBy { get; init; }

    /// <summary>Why it cannot be used; null where it can.</summary>
    public string? Fault { get; init; }

    /// <summary>What stays in memory and what is streamed, in words; null where it cannot be used.</summary>
    public string? Plan { get; init; }

    /// <summary>Whether it is in memory now.</summary>
    public bool IsLoaded { get; init; }
}
