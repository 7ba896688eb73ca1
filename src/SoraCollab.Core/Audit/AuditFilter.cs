namespace SoraCollab.Core.Audit;

/// <summary>Which rows of the log are asked for.</summary>
/// <param name="Acts">Only these acts; empty for all.</param>
/// <param name="Person">Only rows whose actor or subject has these letters, whatever their case; null for all.</param>
/// <param name="From">Only from then on; null for all.</param>
/// <param name="Until">Only before then; null for all.</param>
public sealed record AuditFilter(IReadOnlyCollection<AuditAct> Acts, string? Person = null, DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    /// <summary>Every row.</summary>
    public static AuditFilter All { get; } = new([]);
}
