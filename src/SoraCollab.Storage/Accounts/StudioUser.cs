using Microsoft.AspNetCore.Identity;

namespace SoraCollab.Storage.Accounts;

/// <summary>A person with an account.</summary>
public sealed class StudioUser : IdentityUser
{
    /// <summary>The name that others see.</summary>
    [PersonalData]
    public string DisplayName { get; set; } = "";

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Since when the account opens nothing; null while it may be used.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}
