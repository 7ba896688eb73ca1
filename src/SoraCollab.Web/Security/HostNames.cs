using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;

namespace SoraCollab.Web.Security;

/// <summary>
/// Which names the studio answers to. Those of this machine always: the host inside the process asks for them, and no foreign
/// page can make them its own. While the studio listens on this machine alone and <c>AllowedHosts</c> says nothing, they are all:
/// a page cannot reach it under a name that it makes point here (DNS rebinding).
/// </summary>
internal sealed class HostNames(IConfiguration configuration) : IConfigureOptions<HostFilteringOptions>
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    public void Configure(HostFilteringOptions options)
    {
        var named = (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (named.Length > 0 || ListensOnLoopbackAlone())
            options.AllowedHosts = [.. named, .. ThisMachine];
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
