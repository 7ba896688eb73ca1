using Microsoft.AspNetCore.Components.Authorization;
using SoraCollab.Core.Accounts;
using SoraCollab.Storage.Accounts;

namespace SoraCollab.Web.Accounts;

/// <summary>Where a person sees what is signed in to their account, and signs it out.</summary>
public sealed class SessionDesk(AuthenticationStateProvider authentication, SessionStore store, SessionBook book)
{
    /// <summary>What is signed in, the last seen first.</summary>
    /// <exception cref="SignedOutException">Nobody is signed in.</exception>
    public async Task<IReadOnlyList<AccountSession>> ListAsync(CancellationToken cancellationToken = default) => await store.ListAsync((await MeAsync()).Person.Id, cancellationToken);

    /// <summary>The session of this page.</summary>
    /// <exception cref="SignedOutException">Nobody is signed in.</exception>
    public async Task<Guid?> CurrentAsync() => (await MeAsync()).Session;

    /// <summary>Signs out one of the person's sessions.</summary>
    /// <exception cref="SignedOutException">Nobody is signed in.</exception>
    public async Task EndAsync(Guid session, CancellationToken cancellationToken = default) => await book.EndAsync((await MeAsync()).Person.Id, session, cancellationToken: cancellationToken);

    /// <summary>Signs out everything, this page too.</summary>
    /// <exception cref="SignedOutException">Nobody is signed in.</exception>
    public async Task EndAllAsync(CancellationToken cancellationToken = default) => await book.EndAsync((await MeAsync()).Person.Id, cancellationToken: cancellationToken);

    private async Task<(Person Person, Guid? Session)> MeAsync()
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        return (user.ToPerson() ?? throw new SignedOutException(), user.ToSession());
    }
}
