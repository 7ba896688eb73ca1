using Microsoft.AspNetCore.Identity;
using SoraCollab.Storage.Accounts;

namespace SoraCollab.Web.Accounts;

/// <summary>Signs people in and out by cookie. Used from pages rendered within a request.</summary>
public sealed partial class SignIn(SignInManager<StudioUser> signIn, AttemptLimit attempts, ILogger<SignIn> log)
{
    // One sentence for a wrong address, a wrong password and a locked account: it must not tell which addresses have accounts.
    private const string WrongPair = "That e-mail and password do not belong together, or wrong ones were tried too often: then it takes a few minutes.";

    /// <summary>Signs in, or says why not.</summary>
    public async Task<AccountAnswer> SignInAsync(SignInDetails details, HttpContext visitor, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (WhyNot(visitor) is { } why)
            return AccountAnswer.Refused(why);
        var email = details.Email.Trim();
        var outcome = await signIn.PasswordSignInAsync(email, details.Password, details.Remember, lockoutOnFailure: true);
        if (outcome.Succeeded)
            return AccountAnswer.Done;
        // The password was right: what follows is the second step, whose page proves by a cookie that the first was done.
        if (outcome.RequiresTwoFactor)
            return AccountAnswer.SecondStep;
        LogRefused(outcome.IsLockedOut);
        return AccountAnswer.Refused(WrongPair);
    }

    /// <summary>The second step's page.</summary>
    public static string CodeAddress(string? returnUrl, bool remember) => $"/sign-in/code?returnUrl={Uri.EscapeDataString(returnUrl ?? "")}&remember={(remember ? "true" : "false")}";

    /// <summary>The second step by a code of the app.</summary>
    public Task<AccountAnswer> EnterByCodeAsync(string code, bool remember, HttpContext visitor) =>
        FinishAsync(visitor, () => signIn.TwoFactorAuthenticatorSignInAsync(SecondFactor.Plain(code), remember, rememberClient: false));

    /// <summary>The second step by a recovery code, which works once.</summary>
    public Task<AccountAnswer> EnterByRecoveryCodeAsync(string code, HttpContext visitor) =>
        FinishAsync(visitor, () => signIn.TwoFactorRecoveryCodeSignInAsync(code.Trim()));

    /// <summary>Signs in by what the browser answered with a passkey. It stands for both factors.</summary>
    public async Task<AccountAnswer> EnterByPasskeyAsync(string credential, HttpContext visitor)
    {
        if (WhyNot(visitor) is { } why)
            return AccountAnswer.Refused(why);
        try
        {
            var outcome = await signIn.PasskeySignInAsync(credential);
            if (outcome.Succeeded)
                return AccountAnswer.Done;
            LogRefused(outcome.IsLockedOut);
        }
        catch (InvalidOperationException)
        {
            // There is no challenge that this answers.
            LogRefused(locked: false);
        }
        return AccountAnswer.Refused("That passkey opens no account here. It may have been removed.");
    }

    /// <summary>Counts one attempt at a password or a code; why the visitor's address may make none now, or null when it may.</summary>
    public string? WhyNot(HttpContext visitor) =>
        attempts.TryTake(visitor) ? null : "Too many attempts from this address. Wait a minute, then try again.";

    /// <summary>Signs in somebody who just made their account.</summary>
    public Task EnterAsync(StudioUser user) => signIn.SignInAsync(user, isPersistent: false);

    /// <summary>Ends the sign-in of this browser.</summary>
    public Task SignOutAsync() => signIn.SignOutAsync();

    private async Task<AccountAnswer> FinishAsync(HttpContext visitor, Func<Task<SignInResult>> enter)
    {
        if (WhyNot(visitor) is { } why)
            return AccountAnswer.Refused(why);
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
            return AccountAnswer.Refused("It took too long since your password. Start again.");
        var outcome = await enter();
        if (outcome.Succeeded)
            return AccountAnswer.Done;
        LogRefused(outcome.IsLockedOut);
        return AccountAnswer.Refused(outcome.IsLockedOut ? "Wrong codes were tried too often. Wait a few minutes." : "That code is not right, or was used.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in was refused (locked: {Locked})")]
    private partial void LogRefused(bool locked);
}
