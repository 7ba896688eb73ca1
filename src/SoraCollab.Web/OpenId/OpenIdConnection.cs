using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SoraCollab.Storage.Accounts;
using SoraCollab.Web.Accounts;

namespace SoraCollab.Web.OpenId;

/// <summary>
/// Connects the account of who is signed in with the issuer. It begins with a token of their own account page: a link of another site must
/// not connect somebody's account with a name of that site's choice.
/// </summary>
public sealed class OpenIdConnection(IDataProtectionProvider protection, IOptions<OpenIdOptions> options)
{
    public const string BeginPath = "/account/openid";

    public const string DonePath = "/account/openid/done";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("SoraCollab.OpenId.Connect").ToTimeLimitedDataProtector();

    /// <summary>Whether an issuer is configured, and what it is called.</summary>
    public string? Issuer => options.Value.IsOn ? options.Value.Name : null;

    /// <summary>The address that begins to connect a session's account.</summary>
    public string AddressFor(Guid session) => $"{BeginPath}?token={Uri.EscapeDataString(_seal.Protect(session.ToString("N"), Lifetime))}";

    /// <summary>Sends who is signed in to the issuer.</summary>
    public IResult Begin(HttpContext visitor, string? token)
    {
        if (!options.Value.IsOn) return Results.NotFound();
        if (visitor.User.ToPerson() is not { } person || !IsTheirs(visitor, token)) return Results.Redirect("/account");
        var signIn = visitor.RequestServices.GetRequiredService<SignInManager<StudioUser>>();
        return Results.Challenge(signIn.ConfigureExternalAuthenticationProperties(OpenIdOptions.Scheme, DonePath, person.Id.Value), [OpenIdOptions.Scheme]);
    }

    /// <summary>Keeps the issuer's name for who is signed in.</summary>
    public async Task<IResult> FinishAsync(HttpContext visitor)
    {
        if (!options.Value.IsOn) return Results.NotFound();
        var services = visitor.RequestServices;
        var users = services.GetRequiredService<UserManager<StudioUser>>();
        if (await users.GetUserAsync(visitor.User) is not { } user) return Results.Redirect(SetupRedirect.SignInPath);
        var info = await services.GetRequiredService<SignInManager<StudioUser>>().GetExternalLoginInfoAsync(user.Id);
        await visitor.SignOutExternalAsync();
        if (info is not null && (await users.AddLoginAsync(user, info)).Succeeded)
            await services.GetRequiredService<AccountLetters>().SendAsync(user, "A way in was added", $"Your account can be entered by {options.Value.Name} from now on.");
        return Results.Redirect("/account");
    }

    private bool IsTheirs(HttpContext visitor, string? token)
    {
        try
        {
            return token is not null && visitor.User.ToSession()?.ToString("N") == _seal.Unprotect(token);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
