using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using SoraCollab.Core;
using SoraCollab.Storage.Accounts;

namespace SoraCollab.Web.Accounts;

/// <summary>A person's second factor: codes of an authenticator app (TOTP), and recovery codes for when the phone is gone.</summary>
public sealed class SecondFactor(UserManager<StudioUser> users, SignInManager<StudioUser> signIn, SessionBook sessions, AccountLetters letters)
{
    private const int RecoveryCodes = 10;

    /// <summary>Whether the visitor's account asks for a code, and how many recovery codes are left.</summary>
    public async Task<(bool IsOn, int CodesLeft)> LookAsync(HttpContext visitor)
    {
        var user = await DemandAsync(visitor);
        return (user.TwoFactorEnabled, user.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(user) : 0);
    }

    /// <summary>The key that an app is to learn, in base 32, and the address that a QR code of it holds. Made on first use.</summary>
    public async Task<(string Key, string Address)> KeyAsync(HttpContext visitor)
    {
        var user = await DemandAsync(visitor);
        if (await users.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
        {
            await users.ResetAuthenticatorKeyAsync(user);
            key = await users.GetAuthenticatorKeyAsync(user) ?? throw new InvalidOperationException("The key of the second factor was not kept.");
            // A new key is a new stamp.
            await signIn.RefreshSignInAsync(user);
        }
        var label = Uri.EscapeDataString($"SoraCollab:{user.Email}");
        return (key, string.Create(CultureInfo.InvariantCulture, $"otpauth://totp/{label}?secret={key}&issuer=SoraCollab&digits=6"));
    }

    /// <summary>Turns it on with a code that the app shows.</summary>
    /// <returns>The recovery codes, shown once; null where the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(string code, HttpContext visitor)
    {
        var user = await DemandAsync(visitor);
        if (!await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, Plain(code))) return null;
        await users.SetTwoFactorEnabledAsync(user, true);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        await FollowAsync(user, visitor, "Your account asks for a second factor", "From now on signing in with your password takes a code of your authenticator app too.");
        return [.. codes ?? []];
    }

    /// <summary>Makes new recovery codes in place of the old ones.</summary>
    /// <returns>The codes, shown once; null where the code of the app is wrong.</returns>
    public async Task<IReadOnlyList<string>?> RenewAsync(string code, HttpContext visitor)
    {
        var user = await DemandAsync(visitor);
        if (!user.TwoFactorEnabled || !await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, Plain(code))) return null;
        return [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes) ?? []];
    }

    /// <summary>Turns it off with a code of the app, or a recovery code; the app's key is worthless from then on.</summary>
    /// <returns>False where the code is wrong.</returns>
    public async Task<bool> TurnOffAsync(string code, HttpContext visitor)
    {
        var user = await DemandAsync(visitor);
        if (!await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, Plain(code))
            && !(await users.RedeemTwoFactorRecoveryCodeAsync(user, code.Trim())).Succeeded)
            return false;
        await users.SetTwoFactorEnabledAsync(user, false);
        await users.ResetAuthenticatorKeyAsync(user);
        await FollowAsync(user, visitor, "Your account asks for no second factor any more", "Signing in takes your password alone again.");
        return true;
    }

    /// <summary>The code as the app shows it, without what people write between its digits.</summary>
    internal static string Plain(string code) => new StringBuilder(code).Replace(" ", "").Replace("-", "").ToString();

    // Who signed in without the factor must do so again.
    private async Task FollowAsync(StudioUser user, HttpContext visitor, string subject, string what)
    {
        await sessions.EndAsync(new UserId(user.Id), except: visitor.User.ToSession());
        await signIn.RefreshSignInAsync(user);
        await letters.SendAsync(user, subject, what);
    }

    private async Task<StudioUser> DemandAsync(HttpContext visitor) => await users.GetUserAsync(visitor.User) ?? throw new SignedOutException();
}
