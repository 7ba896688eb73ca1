using SoraCollab.Core;
using SoraCollab.Storage.Accounts;
using SoraCollab.Web.Mail;

namespace SoraCollab.Web.Accounts;

/// <summary>What follows a changed password: everything that was open by the old one ends, and its owner is told.</summary>
public sealed class PasswordNews(AccountWatch watch, Postbox postbox)
{
    private static readonly TimeSpan OfUseFor = TimeSpan.FromDays(2);

    /// <summary>Ends all that the account has open and writes to it.</summary>
    public async Task TellAsync(StudioUser user)
    {
        watch.PutOut(new UserId(user.Id));
        if (!postbox.IsSending || user.Email is not { } email) return;
        await postbox.PostAsync(
            new Letter(email, user.DisplayName, "Your password was changed", $"""
                The password of your account at {postbox.LinkTo("/").Host} was changed, and everything that was signed in with the old one was signed out.

                If it was not you, set a new password at once and tell who runs your studio:
                {postbox.LinkTo("/forgot-password")}

                """.ReplaceLineEndings("\n")),
            OfUseFor);
    }
}
