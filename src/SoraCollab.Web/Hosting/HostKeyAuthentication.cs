using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;

namespace SoraCollab.Web.Hosting;

/// <summary>
/// Signs a host in by the key in its Authorization header. Never by the query string, which ends up in logs.
/// </summary>
public sealed class HostKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IHostStore hosts,
    InProcessKey inProcess) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Name of the authentication scheme and of the policy that asks for it.</summary>
    public const string SchemeName = "HostKey";
    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var key = header[Prefix.Length..].Trim();
        HostId id;
        if (inProcess.Matches(key))
            id = InProcessKey.Host;
        else if (await hosts.AuthenticateAsync(key, Context.RequestAborted) is { } account)
            id = account.Id;
        else
            return AuthenticateResult.Fail("The host key is unknown or was revoked.");
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id.ToString())], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }
}
