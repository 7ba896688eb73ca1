using Microsoft.AspNetCore.Identity;
using SoraCollab.Core;
using SoraCollab.Storage.Accounts;
using SoraCollab.Storage.Database;
using SoraCollab.Web.Mail;

namespace SoraCollab.Web.Accounts;

/// <summary>Sets a new password by a link that was sent by e-mail. Everything that the account had open ends.</summary>
public sealed partial class PasswordReset(
    StudioDbContext database, UserManager<StudioUser> users, PasswordResetStore store, PasswordNews news, ILogger<PasswordReset> log)
{
    private static readonly AccountAnswer Ended = AccountAnswer.Refused("This link has ended or was used. Ask for a new one.");

    /// <summary>Whether a link still works.</summary>
    public async Task<bool> IsOpenAsync(string? code, CancellationToken cancellationToken = default) =>
        !string.IsNullOrEmpty(code) && await store.IsOpenAsync(code, cancellationToken);

    /// <summary>Sets the password, or says why not; a refused password does not use the link up.</summary>
    public async Task<AccountAnswer> SetAsync(string? code, string password, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(code)) return Ended;
        StudioUser? user;
        await using (var transaction = await database.Database.BeginTransactionAsync(cancellationToken))
        {
            if (await store.TakeAsync(database, code, cancellationToken) is not { } account || (user = await users.FindByIdAsync(account.Value)) is null) return Ended;
            // Who has the letter has the address.
            user.EmailConfirmed = true;
            var set = await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), password);
            if (!set.Succeeded) return AccountAnswer.Refused(string.Join(" ", set.Errors.Select(error => error.Description)));
            // Whoever proved the address need not wait for a lock that another's attempts brought about.
            await users.SetLockoutEndDateAsync(user, null);
            await users.ResetAccessFailedCountAsync(user);
            await transaction.CommitAsync(CancellationToken.None);
        }
        LogSet(user.Id);
        await news.TellAsync(user);
        return AccountAnswer.Done;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The password of {UserId} was set anew by e-mail")]
    private partial void LogSet(string userId);
}
