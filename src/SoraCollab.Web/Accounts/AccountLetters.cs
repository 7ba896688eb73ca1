using SoraCollab.Core.Audit;
using SoraCollab.Storage.Accounts;
using SoraCollab.Web.Audit;
using SoraCollab.Web.Mail;

namespace SoraCollab.Web.Accounts;

/// <summary>Writes down what was changed about the ways into an account, and to its owner: who did not do it must hear of it.</summary>
public sealed class AccountLetters(Postbox postbox, AuditLog audit)
{
    private static readonly TimeSpan OfUseFor = TimeSpan.FromDays(2);

    /// <summary>Notes it in the audit log, and sends a letter where the studio sends mail.</summary>
    /// <param name="user">The account.</param>
    /// <param name="subject">What happened, in one line.</param>
    /// <param name="what">What happened, in a sentence or two.</param>
    public async Task SendAsync(StudioUser user, string subject, string what)
    {
        await audit.RecordAsync(new AuditNote(AuditAct.WayInChanged, user.Id, user.DisplayName, subject, Address: AuditOrigin.Address));
        if (!postbox.IsSending || user.Email is not { } email) return;
        await postbox.PostAsync(
            new Letter(email, user.DisplayName, subject, $"""
                {what}

                Your account: {postbox.LinkTo("account")}

                If it was not you, set a new password at once and tell who runs your studio:
                {postbox.LinkTo("forgot-password")}

                """.ReplaceLineEndings("\n")),
            OfUseFor);
    }
}
