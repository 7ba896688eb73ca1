using SoraCollab.Core;
using SoraCollab.Core.Accounts;
using SoraCollab.Core.Audit;
using SoraCollab.Storage.Accounts;
using SoraCollab.Web.Audit;

namespace SoraCollab.Web.Accounts;

/// <summary>Where administrators see the studio's accounts and say which of them may be used and run it. It holds from the next command on.</summary>
public sealed class AccountDesk(CurrentPerson current, StudioAccess access, AccountStore store, AccountWatch watch, AuditLog audit)
{
    /// <summary>Raised when an account's standing changed; from any thread.</summary>
    public event Action<UserId>? Changed
    {
        add => watch.Changed += value;
        remove => watch.Changed -= value;
    }

    /// <summary>Who has a page open now.</summary>
    public IReadOnlySet<UserId> Online => watch.Online;

    /// <summary>Every account, by name.</summary>
    /// <exception cref="StudioException">The person does not run the studio.</exception>
    public async Task<IReadOnlyList<StudioAccount>> ListAsync(CancellationToken cancellationToken = default)
    {
        await access.DemandAsync((await current.GetAsync()).Id, "see the studio's accounts", cancellationToken);
        return await store.ListAsync(cancellationToken);
    }

    /// <summary>Makes an account useless, or of use again. Disabled, all its pages and connections end.</summary>
    /// <exception cref="StudioException">The person does not run the studio, there is no such account, or it is the last that runs it.</exception>
    public async Task SetDisabledAsync(UserId account, bool disabled, CancellationToken cancellationToken = default)
    {
        var person = await current.GetAsync();
        await access.DemandAsync(person.Id, disabled ? "disable an account" : "enable an account", cancellationToken);
        if (!await store.SetDisabledAsync(account, disabled, cancellationToken))
            return;
        if (disabled)
            watch.PutOut(account);
        else
            watch.Tell(account);
        await RecordAsync(disabled ? AuditAct.AccountDisabled : AuditAct.AccountEnabled, person, account);
    }

    /// <summary>Lets an account run the studio, or not any more.</summary>
    /// <exception cref="StudioException">The person does not run the studio, there is no such account, or it is the last that runs it.</exception>
    public async Task SetAdministratorAsync(UserId account, bool administrator, CancellationToken cancellationToken = default)
    {
        var person = await current.GetAsync();
        await access.DemandAsync(person.Id, "say who runs the studio", cancellationToken);
        if (!await store.SetAdministratorAsync(account, administrator, cancellationToken))
            return;
        watch.Tell(account);
        await RecordAsync(administrator ? AuditAct.AdministratorMade : AuditAct.AdministratorUnmade, person, account);
    }

    private async Task RecordAsync(AuditAct act, Person person, UserId account) =>
        await audit.RecordAsync(act, person, await store.FindAsync(account, CancellationToken.None) is { } known ? $"{known.Name} <{known.Email}>" : account.Value);
}
