using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using SoraCollab.Core;
using SoraCollab.Storage.Accounts;
using SoraCollab.Web.Accounts;

namespace SoraCollab.Web.OpenId;

/// <summary>
/// Lets people in by the issuer: whose account is connected with it, whose account's address is proven, and who is invited. The
/// address must be one that the issuer says is theirs.
/// </summary>
public sealed class OpenIdDoor(UserManager<StudioUser> users, SignInManager<StudioUser> signIn, Invitations invitations, SignIn limits)
{
    /// <summary>Where the way to the issuer begins.</summary>
    public const string BeginPath = "/sign-in/openid";

    /// <summary>Where it ends.</summary>
    public const string DonePath = "/sign-in/openid/done";

    /// <summary>Sends the visitor to the issuer.</summary>
    public static IResult Begin(SignInManager<StudioUser> signIn, Microsoft.Extensions.Options.IOptions<OpenIdOptions> options, string? code, string? returnUrl)
    {
        if (!options.Value.IsOn) return Results.NotFound();
        var done = $"{DonePath}?code={Uri.EscapeDataString(code ?? "")}&returnUrl={Uri.EscapeDataString(returnUrl ?? "")}";
        return Results.Challenge(signIn.ConfigureExternalAuthenticationProperties(OpenIdOptions.Scheme, done), [OpenIdOptions.Scheme]);
    }

    /// <summary>Lets in who comes back from the issuer, or leads to the sign-in page that says why not.</summary>
    /// <param name="visitor">The visitor.</param>
    /// <param name="code">The invitation that they came with, if any.</param>
    /// <param name="returnUrl">Where they wanted to go.</param>
    public async Task<IResult> FinishAsync(HttpContext visitor, string? code, string? returnUrl)
    {
        if (await signIn.GetExternalLoginInfoAsync() is not { } info) return Refuse(OpenIdWords.Failed);
        if (limits.WhyNot(visitor) is not null) return Refuse(OpenIdWords.Failed);
        if (await users.FindByLoginAsync(info.LoginProvider, info.ProviderKey) is null && await ConnectAsync(info, code, visitor.RequestAborted) is { } why)
            return Refuse(why);
        var outcome = await signIn.ExternalLoginSignInAsync(info.LoginProvider, info.ProviderKey, isPersistent: false, bypassTwoFactor: false);
        await visitor.SignOutExternalAsync();
        if (outcome.RequiresTwoFactor) return Results.Redirect(SignIn.CodeAddress(returnUrl, remember: false));
        return outcome.Succeeded ? Results.Redirect(LocalAddress.Of(returnUrl)) : Refuse(OpenIdWords.Refused);
    }

    /// <summary>Connects the issuer's name for somebody with their account, or makes one by an invitation.</summary>
    /// <returns>Why not; null when it is done.</returns>
    private async Task<string?> ConnectAsync(ExternalLoginInfo info, string? code, CancellationToken cancellationToken)
    {
        var email = info.Principal.FindFirstValue("email")?.Trim() ?? "";
        if (email.Length == 0 || !string.Equals(info.Principal.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase)) return OpenIdWords.Unverified;
        if (await users.FindByEmailAsync(email) is { } user)
        {
            // Whoever made that account only said that the address is theirs: an account that somebody made in another's name must not
            // become a door into what the other does by it.
            if (!user.EmailConfirmed) return OpenIdWords.Connect;
            return (await users.AddLoginAsync(user, info)).Succeeded ? null : OpenIdWords.Failed;
        }
        var name = info.Principal.FindFirstValue("name")?.Trim() is { Length: > 0 } given ? given : email.Split('@')[0];
        var made = await invitations.AcceptAsync(code, email, name.Length > 80 ? name[..80] : name, info, cancellationToken);
        return made.Succeeded ? null : OpenIdWords.Uninvited;
    }

    private static IResult Refuse(string why) => Results.Redirect($"{SetupRedirect.SignInPath}?openid={why}");
}
