namespace SoraCollab.Core.Projects;

/// <summary>Names an invitation. Not its code, which only its link carries.</summary>
public readonly record struct InvitationId(Guid Value)
{
    /// <summary>A fresh name.</summary>
    public static InvitationId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("N");
}
