using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SoraCollab.Storage.Accounts;

namespace SoraCollab.Web.Accounts;

/// <summary>Lets nobody in by an account that is disabled, whichever way they come.</summary>
public sealed class StudioSignInManager(
    UserManager<StudioUser> users,
    IHttpContextAccessor requests,
    IUserClaimsPrincipalFactory<StudioUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<StudioUser>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<StudioUser> confirmation) : SignInManager<StudioUser>(users, requests, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(StudioUser user) => user.DisabledAt is null && await base.CanSignInAsync(user);

    public override async Task<bool> ValidateSecurityStampAsync(StudioUser? user, string? securityStamp) =>
        user?.DisabledAt is null && await base.ValidateSecurityStampAsync(user, securityStamp);
}
