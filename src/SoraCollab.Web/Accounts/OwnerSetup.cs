using Microsoft.AspNetCore.Identity;
using SoraCollab.Storage.Accounts;

namespace SoraCollab.Web.Accounts;

/// <summary>The first visitor makes the owner's account; afterwards this door stays shut.</summary>
public sealed partial class OwnerSetup(
    AccountMaker accounts,
    SignInManager<StudioUser> signIn,
    SetupGate gate,
    ILogger<OwnerSetup> log)
{
    /// <summary>Whether the studio still has no account at all.</summary>
    public async Task<bool> IsNeededAsync(CancellationToken cancellationToken = default)
    {
        if (gate.IsShut)
            return false;
        if (!await accounts.AnyAsync(cancellationToken))
            return true;
        gate.Shut();
        return false;
    }

    /// <summary>Makes the owner's account and signs the visitor in; of two visitors at once the second is refused.</summary>
    public async Task<AccountAnswer> CreateOwnerAsync(OwnerDetails details, HttpContext visitor, CancellationToken cancellationToken = default)
    {
        if (gate.WhyNot(visitor, details.SetupCode) is { } why)
            return AccountAnswer.Refused(why);
        using var turn = await gate.EnterAsync(cancellationToken);
        if (!await IsNeededAsync(cancellationToken))
            return AccountAnswer.Refused("The studio already has an owner. Sign in, or ask the owner for an invitation.");

        var (owner, made) = await accounts.MakeOwnerAsync(details, cancellationToken);
        if (!made.Succeeded)
            return made;
        gate.Shut();
        LogOwnerMade(owner.Id);
        await signIn.SignInAsync(owner, isPersistent: true);
        return AccountAnswer.Done;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The owner's account {UserId} was made; set-up is closed")]
    private partial void LogOwnerMade(string userId);
}
