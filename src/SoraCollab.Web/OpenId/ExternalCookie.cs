using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace SoraCollab.Web.OpenId;

/// <summary>The cookie that holds the issuer's answer between its coming and its use.</summary>
internal static class ExternalCookie
{
    /// <summary>Puts it away: the answer was used.</summary>
    public static Task SignOutExternalAsync(this HttpContext visitor) => visitor.SignOutAsync(IdentityConstants.ExternalScheme);
}
