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
        LogRefused(outcome.IsLockedOut);
        return AccountAnswer.Refused(WrongPair);
    }

    /// <summary>Counts one attempt at a password or a code; why the visitor's address may make none now, or null when it may.</summary>
    public string? WhyNot(HttpContext visitor) =>
        attempts.TryTake(visitor) ? null : "Too many attempts from this address. Wait a minute, then try again.";

    /// <summary>Signs in somebody who just made their account.</summary>
    public Task EnterAsync(StudioUser user) => signIn.SignInAsync(user, isPersistent: false);

    /// <summary>Ends the sign-in of this browser.</summary>
    public Task SignOutAsync() => signIn.SignOutAsync();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in was refused (locked: {Locked})")]
    private partial void LogRefused(bool locked);
}
