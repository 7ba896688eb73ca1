using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.OpenId;

/// <summary>Registers sign-in by an OpenID Connect issuer, where one is configured, and maps its addresses.</summary>
public static class OpenIdExtensions
{
    public static WebApplicationBuilder AddOpenId(this WebApplicationBuilder builder)
    {
        builder.Services.AddFeatureOptions<OpenIdOptions>(OpenIdOptions.Section);
        builder.Services.AddScoped<OpenIdDoor>();
        builder.Services.AddSingleton<OpenIdConnection>();
        var options = builder.Configuration.GetSection(OpenIdOptions.Section).Get<OpenIdOptions>() ?? new OpenIdOptions();
        if (options.IsOn) builder.Services.AddAuthentication().AddOpenIdConnect(OpenIdOptions.Scheme, options.Name, issuer => Configure(issuer, options));
        return builder;
    }

    public static WebApplication MapOpenId(this WebApplication app)
    {
        app.MapGet(OpenIdDoor.BeginPath, OpenIdDoor.Begin).AllowAnonymous();
        app.MapGet(OpenIdDoor.DonePath, (OpenIdDoor door, HttpContext visitor, string? code, string? returnUrl) => door.FinishAsync(visitor, code, returnUrl)).AllowAnonymous();
        app.MapGet(OpenIdConnection.BeginPath, (OpenIdConnection connection, HttpContext visitor, string? token) => connection.Begin(visitor, token));
        app.MapGet(OpenIdConnection.DonePath, (OpenIdConnection connection, HttpContext visitor) => connection.FinishAsync(visitor));
        return app;
    }

    private static void Configure(OpenIdConnectOptions issuer, OpenIdOptions options)
    {
        issuer.Authority = options.Authority!.ToString().TrimEnd('/');
        issuer.ClientId = options.ClientId;
        issuer.ClientSecret = options.ClientSecret;
        // Checked where the options are: no other address than https or this machine's own.
        issuer.RequireHttpsMetadata = !options.Authority.IsLoopback;
        issuer.SignInScheme = IdentityConstants.ExternalScheme;
        issuer.CallbackPath = "/sign-in/openid/callback";
        issuer.ResponseType = OpenIdConnectResponseType.Code;
        // By address: an answer that is posted would need cookies that other sites' posts carry.
        issuer.ResponseMode = OpenIdConnectResponseMode.Query;
        issuer.UsePkce = true;
        issuer.MapInboundClaims = false;
        issuer.GetClaimsFromUserInfoEndpoint = true;
        issuer.ClaimActions.Clear();
        foreach (var claim in (string[])["sub", "email", "email_verified", "name"]) issuer.ClaimActions.Add(new Microsoft.AspNetCore.Authentication.OAuth.Claims.JsonKeyClaimAction(claim, System.Security.Claims.ClaimValueTypes.String, claim));
        issuer.Scope.Clear();
        foreach (var scope in (string[])["openid", "profile", "email"]) issuer.Scope.Add(scope);
        issuer.TokenValidationParameters.NameClaimType = "name";
        foreach (var cookie in (CookieBuilder[])[issuer.NonceCookie, issuer.CorrelationCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }
        issuer.Events.OnRemoteFailure = failed =>
        {
            OpenIdLog.Failed(failed.HttpContext, failed.Failure);
            failed.Response.Redirect($"{SetupRedirect.SignInPath}?openid=failed");
            failed.HandleResponse();
            return Task.CompletedTask;
        };
    }
}
