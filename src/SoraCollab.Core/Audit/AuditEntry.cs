namespace SoraCollab.Core.Audit;

/// <summary>One row of the studio's log: who did what, when, from where, and the hash of the row before it.</summary>
public sealed record AuditEntry
{
    /// <summary>Place in the log, from 1 and without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened, as <see cref="AuditAct"/> is spelt.</summary>
    public required string Act { get; init; }

    /// <inheritdoc cref="AuditNote.Actor"/>
    public required string Actor { get; init; }

    /// <inheritdoc cref="AuditNote.ActorName"/>
    public required string ActorName { get; init; }

    /// <inheritdoc cref="AuditNote.Subject"/>
    public required string Subject { get; init; }

    /// <inheritdoc cref="AuditNote.Project"/>
    public required ProjectId? Project { get; init; }

    /// <inheritdoc cref="AuditNote.Address"/>
    public required string Address { get; init; }

    /// <summary>Hash of the row before, 64 lower-case hexadecimal digits; of the first row <see cref="AuditChain.Beginning"/>.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>Hash of this row, see <see cref="AuditChain.HashOf"/>.</summary>
    public required string Hash { get; init; }
}
