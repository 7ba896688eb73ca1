using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.Audit;
using SoraCollab.Storage.Accounts;
using SoraCollab.Web.Audit;

namespace SoraCollab.Web.Accounts;

/// <summary>
/// Lets nobody in by an account that is disabled, whichever way they come, notes the session of whoever comes in, and writes down who
/// came in and who was refused.
/// </summary>
public sealed class StudioSignInManager(
    UserManager<StudioUser> users,
    IHttpContextAccessor requests,
    IUserClaimsPrincipalFactory<StudioUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<StudioUser>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<StudioUser> confirmation,
    SessionBook sessions,
    AuditLog audit) : SignInManager<StudioUser>(users, requests, claims, options, log, schemes, confirmation)
{
    private bool _isRefreshing;

    public override async Task<bool> CanSignInAsync(StudioUser user) => user.DisabledAt is null && await base.CanSignInAsync(user);

    public override async Task<bool> ValidateSecurityStampAsync(StudioUser? user, string? securityStamp) =>
        user?.DisabledAt is null && await base.ValidateSecurityStampAsync(user, securityStamp);

    /// <summary>Every way in ends here, whatever was shown at the door.</summary>
    public override async Task SignInWithClaimsAsync(StudioUser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var account = new UserId(user.Id);
        // Who signs in again where they are signed in stays in their session.
        var session = Context.User.ToPerson()?.Id == account && Context.User.ToSession() is { } known && await sessions.IsOpenAsync(account, known)
            ? known
            : await sessions.AddAsync(account, Context);
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, new Claim(StudioClaims.Session, session.ToString("N"))]);
        if (!_isRefreshing)
            await audit.RecordAsync(new AuditNote(AuditAct.SignedIn, user.Id, user.DisplayName, user.Email ?? "", Address: AuditOrigin.Address));
    }

    public override async Task SignOutAsync()
    {
        // Nobody, where a cookie is put away that was not let in.
        var person = Context.User.ToPerson();
        if (person is not null && Context.User.ToSession() is { } session)
            await sessions.EndAsync(person.Id, session);
        await base.SignOutAsync();
        if (person is not null)
            await audit.RecordAsync(AuditAct.SignedOut, person, "");
    }

    public override async Task RefreshSignInAsync(StudioUser user)
    {
        _isRefreshing = true;
        await base.RefreshSignInAsync(user);
        _isRefreshing = false;
    }

    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        var outcome = await base.PasswordSignInAsync(userName, password, isPersistent, lockoutOnFailure);
        // Of an account that there is, the check of its password has told already.
        if (outcome == SignInResult.Failed && await UserManager.FindByNameAsync(userName) is null)
            await RefusedAsync(null, $"no account has the address {userName}");
        return outcome;
    }

    public override async Task<SignInResult> CheckPasswordSignInAsync(StudioUser user, string password, bool lockoutOnFailure) =>
        await ToldAsync(await base.CheckPasswordSignInAsync(user, password, lockoutOnFailure), user, "wrong password");

    public override async Task<SignInResult> TwoFactorAuthenticatorSignInAsync(string code, bool isPersistent, bool rememberClient)
    {
        // Asked before: the check forgets who it is about.
        var user = await GetTwoFactorAuthenticationUserAsync();
        return await ToldAsync(await base.TwoFactorAuthenticatorSignInAsync(code, isPersistent, rememberClient), user, "wrong second factor");
    }

    public override async Task<SignInResult> TwoFactorRecoveryCodeSignInAsync(string recoveryCode)
    {
        var user = await GetTwoFactorAuthenticationUserAsync();
        return await ToldAsync(await base.TwoFactorRecoveryCodeSignInAsync(recoveryCode), user, "wrong recovery code");
    }

    private async Task<SignInResult> ToldAsync(SignInResult outcome, StudioUser? user, string otherwise)
    {
        if (outcome is { Succeeded: false, RequiresTwoFactor: false })
            await RefusedAsync(user, user?.DisabledAt is not null ? "disabled account" : outcome.IsLockedOut ? "locked account" : otherwise);
        return outcome;
    }

    private Task RefusedAsync(StudioUser? user, string why) =>
        audit.RecordAsync(new AuditNote(AuditAct.SignInRefused, user?.Id ?? "", user?.DisplayName ?? "", user is null ? why : $"{user.Email}: {why}", Address: AuditOrigin.Address));
}
