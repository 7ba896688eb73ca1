namespace SoraCollab.Core.Audit;

/// <summary>What the studio's log tells of. Stored by name: a name is never given to something else.</summary>
public enum AuditAct
{
    /// <summary>Somebody signed in.</summary>
    SignedIn,

    /// <summary>Somebody was not let in: a wrong password or code, an unknown address, a locked or disabled account.</summary>
    SignInRefused,

    /// <summary>Somebody signed out.</summary>
    SignedOut,

    /// <summary>An account was made.</summary>
    AccountMade,

    /// <summary>A way into an account was changed: its password, its second factor or a passkey.</summary>
    WayInChanged,

    /// <summary>An account was made useless.</summary>
    AccountDisabled,

    /// <summary>An account may be used again.</summary>
    AccountEnabled,

    /// <summary>An account was let run the studio.</summary>
    AdministratorMade,

    /// <summary>An account runs the studio no more.</summary>
    AdministratorUnmade,

    /// <summary>An invitation was made.</summary>
    InvitationMade,

    /// <summary>Somebody joined by an invitation.</summary>
    InvitationUsed,

    /// <summary>An invitation was withdrawn.</summary>
    InvitationWithdrawn,

    /// <summary>A member's role was changed.</summary>
    RoleChanged,

    /// <summary>A member was removed or left.</summary>
    MemberRemoved,

    /// <summary>A guest link was made.</summary>
    GuestLinkMade,

    /// <summary>A guest link was withdrawn.</summary>
    GuestLinkWithdrawn,

    /// <summary>A guest came by a link.</summary>
    GuestEntered,

    /// <summary>A guest was not let in: a wrong pass phrase or name.</summary>
    GuestRefused,

    /// <summary>A host's key was made.</summary>
    HostKeyMade,

    /// <summary>A host's key was revoked.</summary>
    HostKeyRevoked,

    /// <summary>A model was ordered to a host, checked, loaded or removed there.</summary>
    ModelOrdered,

    /// <summary>A model's licence was accepted.</summary>
    ModelAccepted,

    /// <summary>A project was made.</summary>
    ProjectMade,

    /// <summary>A project was deleted.</summary>
    ProjectDeleted,

    /// <summary>A film was rendered.</summary>
    ExportStarted,

    /// <summary>A film was downloaded.</summary>
    ExportDownloaded,

    /// <summary>The queue was paused.</summary>
    QueuePaused,

    /// <summary>The queue was resumed.</summary>
    QueueResumed,

    /// <summary>The log itself was exported.</summary>
    AuditExported,
}
