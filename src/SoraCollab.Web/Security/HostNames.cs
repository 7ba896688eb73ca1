using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;

namespace SoraCollab.Web.Security;

/// <summary>
/// Which names the studio answers to when <c>AllowedHosts</c> says nothing: those of this machine alone while it listens on
/// this machine alone, so that a foreign page cannot reach it under a name that it makes point here (DNS rebinding).
/// </summary>
internal sealed class HostNames(IConfiguration configuration) : IConfigureOptions<HostFilteringOptions>
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    public void Configure(HostFilteringOptions options)
    {
        if (string.IsNullOrWhiteSpace(configuration["AllowedHosts"]) && ListensOnLoopbackAlone())
            options.AllowedHosts = [.. ThisMachine];
    }

    private bool ListensOnLoopbackAlone()
    {
        if (configuration.GetSection("Kestrel:Endpoints").Exists() || configuration[WebHostDefaults.ServerUrlsKey] is not { Length: > 0 } addresses)
            return false;
        return addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(address =>
            Uri.TryCreate(address, UriKind.Absolute, out var at)
            && (at.Host == "localhost" || IPAddress.TryParse(at.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
    }
}
