namespace SoraCollab.Web.Accounts;

/// <summary>Where a person wanted to go before they signed in. Only addresses of this site: a link to the sign-in page must not lead elsewhere.</summary>
internal static class LocalAddress
{
    /// <summary>The path to go on to; the library's where <paramref name="returnUrl"/> is none of this site.</summary>
    public static string Of(string? returnUrl)
    {
        var path = "/" + returnUrl?.TrimStart('/', '\\');
        return Uri.TryCreate(path, UriKind.Relative, out _) && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') ? path : "/";
    }
}
