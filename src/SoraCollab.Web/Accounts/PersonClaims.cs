using System.Security.Claims;
using SoraCollab.Core;

namespace SoraCollab.Web.Accounts;

/// <summary>Reads the signed-in person out of a principal.</summary>
public static class PersonClaims
{
    /// <summary>The person, or null when nobody is signed in.</summary>
    public static Person? ToPerson(this ClaimsPrincipal principal)
    {
        var id = principal.FindFirstValue(ClaimTypes.NameIdentifier);
        if (principal.Identity?.IsAuthenticated != true || id is null)
            return null;
        var name = principal.FindFirstValue(StudioClaims.DisplayName) ?? principal.Identity.Name ?? id;
        return new Person(new UserId(id), name, principal.IsInRole(StudioRoles.Owner));
    }
}
