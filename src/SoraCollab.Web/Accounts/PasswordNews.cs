using SoraCollab.Core;
using SoraCollab.Storage.Accounts;

namespace SoraCollab.Web.Accounts;

/// <summary>What follows a changed password: everything that was open by the old one ends, and its owner is told.</summary>
public sealed class PasswordNews(SessionBook sessions, PasswordResetStore resets, AccountLetters letters)
{
    /// <summary>Ends what the account has open, but perhaps one session, makes open links for a new password worthless and writes to its owner.</summary>
    public async Task TellAsync(StudioUser user, Guid? except = null)
    {
        var account = new UserId(user.Id);
        await resets.WithdrawAsync(account);
        await sessions.EndAsync(account, except: except);
        await letters.SendAsync(user, "Your password was changed", "The password of your account was changed, and everything else that was signed in was signed out.");
    }
}
