namespace SoraCollab.Web.OpenId;

/// <summary>Why a sign-in by an issuer let nobody in. The address of the sign-in page carries the name alone, never words.</summary>
internal static class OpenIdWords
{
    public const string Failed = "failed";
    public const string Unverified = "unverified";
    public const string Uninvited = "uninvited";
    public const string Connect = "connect";
    public const string Refused = "refused";

    /// <summary>The sentence for the person; null for a name that is none of these.</summary>
    /// <param name="why">The name in the address.</param>
    /// <param name="issuer">What the issuer is called.</param>
    public static string? Of(string? why, string issuer) => why switch
    {
        Failed => $"Signing in with {issuer} did not work. Try again; the studio's log has the reason.",
        Unverified => $"{issuer} does not say that your e-mail address is yours, so it opens nothing here.",
        Uninvited => $"Nobody has invited the address that {issuer} has for you. Ask for an invitation to it, or follow the link that you were sent.",
        Connect => $"There is an account with your address already. Sign in as you did so far, then connect {issuer} on your account's page.",
        Refused => $"The account that belongs to {issuer} may not be used now.",
        _ => null,
    };
}
