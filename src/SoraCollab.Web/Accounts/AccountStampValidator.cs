using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SoraCollab.Storage.Accounts;

namespace SoraCollab.Web.Accounts;

/// <summary>
/// Asks the database about a cookie once a minute, and at once when its account's standing changed after the cookie was written: a
/// disabled account has no minute left, and who was made an administrator need not wait one. A session that was signed out opens
/// nothing from that moment on.
/// </summary>
public sealed class AccountStampValidator(
    IOptions<SecurityStampValidatorOptions> options, SignInManager<StudioUser> signIn, ILoggerFactory loggers, AccountWatch accounts, SessionBook sessions)
    : SecurityStampValidator<StudioUser>(options, signIn, loggers)
{
    public override async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal?.ToPerson() is not { } person || context.Principal.ToSession() is not { } session || !await sessions.IsOpenAsync(person.Id, session))
        {
            context.RejectPrincipal();
            return;
        }
        if (context.Properties.IssuedUtc is { } issued && accounts.ChangedSince(person.Id, issued))
            context.Properties.IssuedUtc = TimeProvider.GetUtcNow() - Options.ValidationInterval - TimeSpan.FromSeconds(1);
        await base.ValidateAsync(context);
        if (context.Principal is not null) await sessions.SeeAsync(session, context.HttpContext);
    }
}
