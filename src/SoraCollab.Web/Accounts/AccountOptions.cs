using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.Accounts;

/// <summary>Sign-in and its limits (section <c>Accounts</c>).</summary>
public sealed record AccountOptions
{
    public const string Section = "Accounts";

    /// <summary>Fewest characters of a password; length is all that is asked.</summary>
    [Range(8, 128)]
    public int PasswordLength { get; init; } = 12;

    /// <summary>Wrong passwords before an account is locked.</summary>
    [Range(3, 100)]
    public int FailuresBeforeLockout { get; init; } = 5;

    /// <summary>How long a locked account stays so.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "24:00:00")]
    public TimeSpan Lockout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Sign-in attempts that one address may make in a minute.</summary>
    [Range(1, 1000)]
    public int AttemptsPerMinute { get; init; } = 10;

    /// <summary>How long a sign-in lasts without use.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "90.00:00:00")]
    public TimeSpan StaySignedIn { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long a link sets a new password.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan ResetLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long an invitation can be taken up.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan InvitationLifetime { get; init; } = TimeSpan.FromDays(7);
}
