namespace SoraCollab.Core.Audit;

/// <summary>Whether the log is as it was written.</summary>
/// <param name="Fault">What was found first.</param>
/// <param name="Number">The row it was found at; 0 where nothing was.</param>
/// <param name="Count">How many rows there are.</param>
/// <param name="Head">Where the log ends as it is kept.</param>
/// <param name="Words">What was found, for people.</param>
public sealed record AuditVerdict(AuditFault Fault, long Number, long Count, AuditHead Head, string Words)
{
    /// <summary>Whether nothing was done to the log.</summary>
    public bool IsWhole => Fault == AuditFault.None;
}
