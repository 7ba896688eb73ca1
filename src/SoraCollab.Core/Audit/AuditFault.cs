namespace SoraCollab.Core.Audit;

/// <summary>What was done to the log.</summary>
public enum AuditFault
{
    /// <summary>Nothing: every row is as it was written, and in its place.</summary>
    None,

    /// <summary>A row does not say what was written.</summary>
    Changed,

    /// <summary>Rows are missing.</summary>
    Removed,

    /// <summary>A row stands here that was not written here.</summary>
    Inserted,

    /// <summary>Rows stand in another order than they were written in.</summary>
    Reordered,
}
