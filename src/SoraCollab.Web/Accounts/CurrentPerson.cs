using Microsoft.AspNetCore.Components.Authorization;

namespace SoraCollab.Web.Accounts;

/// <summary>Who sits at this circuit.</summary>
public sealed class CurrentPerson(AuthenticationStateProvider authentication)
{
    /// <summary>The signed-in person.</summary>
    /// <exception cref="SignedOutException">Nobody is signed in.</exception>
    public async Task<Person> GetAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return state.User.ToPerson() ?? throw new SignedOutException();
    }
}
