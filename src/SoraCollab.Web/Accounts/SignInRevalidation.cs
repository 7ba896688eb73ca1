using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using SoraCollab.Core;
using SoraCollab.Storage.Accounts;

namespace SoraCollab.Web.Accounts;

/// <summary>
/// Signs open pages out whose session ended, or whose account's password or standing changed since they began: at once where the studio itself changed it, else
/// within a minute.
/// </summary>
public sealed partial class SignInRevalidation : RevalidatingServerAuthenticationStateProvider
{
    private readonly IServiceScopeFactory _scopes;
    private readonly AccountWatch _accounts;
    private readonly ILogger _log;

    public SignInRevalidation(ILoggerFactory loggers, IServiceScopeFactory scopes, AccountWatch accounts, IHttpContextAccessor requests)
        : base(loggers)
    {
        (_scopes, _accounts, _log) = (scopes, accounts, loggers.CreateLogger<SignInRevalidation>());
        // A plain page is answered and gone: one that changes its own account must not be signed out half-way.
        if (requests.HttpContext is not { } request || request.Request.Path.StartsWithSegments("/_blazor"))
            _accounts.Changed += OnAccount;
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState state, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<StudioUser>>();
        return await signIn.ValidateSecurityStampAsync(state.User) is not null && await IsOpenAsync(scope, state.User);
    }

    protected override void Dispose(bool disposing)
    {
        _accounts.Changed -= OnAccount;
        base.Dispose(disposing);
    }

    private static async Task<bool> IsOpenAsync(AsyncServiceScope scope, ClaimsPrincipal user) =>
        user.ToPerson() is { } person && user.ToSession() is { } session
        && await scope.ServiceProvider.GetRequiredService<SessionBook>().IsOpenAsync(person.Id, session);

    private void OnAccount(UserId user) => _ = FollowAsync(user);

    private async Task FollowAsync(UserId user)
    {
        try
        {
            var state = await GetAuthenticationStateAsync();
            if (state.User.ToPerson()?.Id != user)
                return;
            await using var scope = _scopes.CreateAsyncScope();
            var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<StudioUser>>();
            // What the account may do now, or nothing.
            var principal = await signIn.ValidateSecurityStampAsync(state.User) is { } account && await IsOpenAsync(scope, state.User)
                ? (await signIn.CreateUserPrincipalAsync(account)).WithSession(state.User.ToSession())
                : new ClaimsPrincipal(new ClaimsIdentity());
            SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure, user);
            SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page of {User} was signed out, because the account's standing could not be read")]
    private partial void LogFailed(Exception failure, UserId user);
}
