namespace SoraCollab.Web.Accounts;

/// <summary>Claims that the studio adds to the sign-in cookie.</summary>
public static class StudioClaims
{
    /// <summary>The display name.</summary>
    public const string DisplayName = "sora:name";

    /// <summary>The session that the sign-in belongs to: 32 hexadecimal digits.</summary>
    public const string Session = "sora:session";
}
