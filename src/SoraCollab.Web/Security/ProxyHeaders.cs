using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Security;

/// <summary>
/// Takes the visitor's address, scheme and host from a reverse proxy that the settings name. From anybody else such headers
/// are words of the visitor and change nothing.
/// </summary>
internal sealed class ProxyHeaders(IOptions<StudioOptions> studio) : IConfigureOptions<ForwardedHeadersOptions>
{
    public void Configure(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        // The framework believes loopback by itself: here only who is named.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in studio.Value.Proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
            else
                throw new OptionsValidationException(StudioOptions.Section, typeof(StudioOptions),
                    [$"Studio:Proxies has \"{proxy}\", which is neither an address such as 10.0.0.2 nor a network such as 10.0.0.0/24."]);
        }
    }
}
