namespace SoraCollab.Core.Audit;

/// <summary>Where the log ends.</summary>
/// <param name="Number">Number of the last row; 0 of an empty log.</param>
/// <param name="Hash">Its hash; <see cref="AuditChain.Beginning"/> of an empty log.</param>
public sealed record AuditHead(long Number, string Hash)
{
    /// <summary>The end of an empty log.</summary>
    public static AuditHead Empty { get; } = new(0, AuditChain.Beginning);
}
