using SoraCollab.Core;
using SoraCollab.Storage.Accounts;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Accounts;

/// <summary>Who may run the studio. Asked at every command, not read from the sign-in: that may be older than what holds.</summary>
public sealed class StudioAccess(AccountStore accounts)
{
    /// <summary>Lets an account do what takes an administrator.</summary>
    /// <param name="user">The account.</param>
    /// <param name="what">What is tried, as in "to ...".</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="NotTheOwnerException">The account does not run the studio, or not any more.</exception>
    public async Task DemandAsync(UserId user, string what, CancellationToken cancellationToken = default)
    {
        if (!await accounts.IsAdministratorAsync(user, cancellationToken))
            throw new NotTheOwnerException(what);
    }
}
