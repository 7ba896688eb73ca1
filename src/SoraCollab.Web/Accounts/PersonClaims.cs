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

    /// <summary>The session that the principal's sign-in belongs to; null where it is of none.</summary>
    public static Guid? ToSession(this ClaimsPrincipal principal) =>
        Guid.TryParseExact(principal.FindFirstValue(StudioClaims.Session), "N", out var session) ? session : null;

    /// <summary>Writes the session of one principal into another that takes its place.</summary>
    public static ClaimsPrincipal WithSession(this ClaimsPrincipal principal, Guid? session)
    {
        if (session is { } known && principal.ToSession() is null && principal.Identity is ClaimsIdentity identity)
            identity.AddClaim(new Claim(StudioClaims.Session, known.ToString("N")));
        return principal;
    }
}
