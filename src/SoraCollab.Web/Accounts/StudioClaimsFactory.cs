using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SoraCollab.Storage.Accounts;

namespace SoraCollab.Web.Accounts;

/// <summary>Puts the display name in the cookie, so that showing a person costs no query.</summary>
public sealed class StudioClaimsFactory(UserManager<StudioUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StudioUser, IdentityRole>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StudioUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(StudioClaims.DisplayName, user.DisplayName));
        return identity;
    }
}
