using Microsoft.AspNetCore.Identity;
using SoraCollab.Storage.Accounts;

namespace SoraCollab.Web.Accounts;

/// <summary>Lets a signed-in person set another password by the one they have.</summary>
public sealed class PasswordChange(UserManager<StudioUser> users, SignInManager<StudioUser> signIn, PasswordNews news)
{
    /// <summary>Sets the password, or says why not. Everything else that was signed in is signed out.</summary>
    public async Task<AccountAnswer> ChangeAsync(string current, string password, HttpContext visitor)
    {
        if (await users.GetUserAsync(visitor.User) is not { } user) return AccountAnswer.Refused(new SignedOutException().Message);
        if (await users.HasPasswordAsync(user))
        {
            // Counted as at the sign-in: an open page must not be where passwords are guessed.
            var right = await signIn.CheckPasswordSignInAsync(user, current, lockoutOnFailure: true);
            if (!right.Succeeded) return AccountAnswer.Refused(right.IsLockedOut ? "Wrong passwords were tried too often. Wait a few minutes." : "That is not your password.");
        }
        var set = await users.HasPasswordAsync(user) ? await users.ChangePasswordAsync(user, current, password) : await users.AddPasswordAsync(user, password);
        if (!set.Succeeded) return AccountAnswer.Refused(string.Join(" ", set.Errors.Select(error => error.Description)));
        await news.TellAsync(user, visitor.User.ToSession());
        await signIn.RefreshSignInAsync(user);
        return AccountAnswer.Done;
    }
}
