using SoraCollab.Core.Audit;

namespace SoraCollab.Web.Audit;

/// <summary>The log in words.</summary>
public static class AuditWords
{
    /// <summary>What is asked for together, by the name it has in the list of choices.</summary>
    public static IReadOnlyList<(string Name, AuditAct[] Acts)> Groups { get; } =
    [
        ("Sign-ins", [AuditAct.SignedIn, AuditAct.SignedOut, AuditAct.WayInChanged]),
        ("Refused", [AuditAct.SignInRefused, AuditAct.GuestRefused]),
        ("Accounts", [AuditAct.AccountMade, AuditAct.AccountDisabled, AuditAct.AccountEnabled, AuditAct.AdministratorMade, AuditAct.AdministratorUnmade]),
        ("Teams", [AuditAct.InvitationMade, AuditAct.InvitationUsed, AuditAct.InvitationWithdrawn, AuditAct.RoleChanged, AuditAct.MemberRemoved]),
        ("Guests", [AuditAct.GuestLinkMade, AuditAct.GuestLinkWithdrawn, AuditAct.GuestEntered, AuditAct.GuestRefused]),
        ("Hosts and models", [AuditAct.HostKeyMade, AuditAct.HostKeyRevoked, AuditAct.ModelOrdered, AuditAct.ModelAccepted, AuditAct.QueuePaused, AuditAct.QueueResumed]),
        ("Projects", [AuditAct.ProjectMade, AuditAct.ProjectDeleted]),
        ("Exports", [AuditAct.ExportStarted, AuditAct.ExportDownloaded, AuditAct.AuditExported]),
    ];

    /// <summary>An act as a heading; an unknown one, of a newer studio, as it is spelt.</summary>
    public static string Name(string act) => Enum.TryParse<AuditAct>(act, out var known) ? known switch
    {
        AuditAct.SignedIn => "Signed in",
        AuditAct.SignInRefused => "Sign-in refused",
        AuditAct.SignedOut => "Signed out",
        AuditAct.WayInChanged => "Way in changed",
        AuditAct.AccountMade => "Account made",
        AuditAct.AccountDisabled => "Account disabled",
        AuditAct.AccountEnabled => "Account enabled",
        AuditAct.AdministratorMade => "Administrator made",
        AuditAct.AdministratorUnmade => "Administrator taken away",
        AuditAct.InvitationMade => "Invitation made",
        AuditAct.InvitationUsed => "Joined",
        AuditAct.InvitationWithdrawn => "Invitation withdrawn",
        AuditAct.RoleChanged => "Role changed",
        AuditAct.MemberRemoved => "Member removed",
        AuditAct.GuestLinkMade => "Guest link made",
        AuditAct.GuestLinkWithdrawn => "Guest link ended",
        AuditAct.GuestEntered => "Guest entered",
        AuditAct.GuestRefused => "Guest refused",
        AuditAct.HostKeyMade => "Host key made",
        AuditAct.HostKeyRevoked => "Host key revoked",
        AuditAct.ModelOrdered => "Model ordered",
        AuditAct.ModelAccepted => "Licence accepted",
        AuditAct.ProjectMade => "Project made",
        AuditAct.ProjectDeleted => "Project deleted",
        AuditAct.ExportStarted => "Export started",
        AuditAct.ExportDownloaded => "Export downloaded",
        AuditAct.QueuePaused => "Queue paused",
        AuditAct.QueueResumed => "Queue resumed",
        AuditAct.AuditExported => "Log exported",
        _ => act,
    }
    : act;

    /// <summary>Whether somebody was kept out: what an administrator looks for first.</summary>
    public static bool IsRefusal(string act) => act is nameof(AuditAct.SignInRefused) or nameof(AuditAct.GuestRefused);
}
