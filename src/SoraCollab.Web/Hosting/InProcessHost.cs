using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using SoraCollab.Diffusion.Models;
using SoraCollab.InferenceHost;
using SoraCollab.InferenceHost.Models;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Hosting;

/// <summary>
/// The host inside the web process, and the one place that names it. It takes the same road as a host on another
/// machine: out to the studio's own address, with a key.
/// </summary>
internal static class InProcessHost
{
    public static IServiceCollection AddInProcessInference(this IServiceCollection services) => services.AddInProcessHost(OptionsOf);

    /// <summary>What is wrong with the model folders, a sentence each; empty when each holds a whole model.</summary>
    public static IReadOnlyList<string> FindModelFaults(string modelsFolder)
    {
        var faults = new List<string>();
        foreach (var folder in Directory.Exists(modelsFolder) ? Directory.GetDirectories(modelsFolder).Where(folder => !Path.GetFileName(folder).StartsWith('.')) : [])
        {
            try
            {
                ModelCatalog.Open(folder, ModelHash.Default);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                faults.Add($"The model folder {Path.GetFileName(folder)} cannot be used: {fault.Message}");
            }
        }
        return faults;
    }

    private static InferenceHostOptions? OptionsOf(IServiceProvider services)
    {
        var hosting = services.GetRequiredService<IOptions<HostingOptions>>().Value;
        if (!hosting.InProcess)
            return null;
        var paths = services.GetRequiredService<StudioPaths>();
        return new InferenceHostOptions
        {
            Server = OwnAddress(services.GetRequiredService<IServer>()),
            Key = services.GetRequiredService<InProcessKey>().Value,
            Name = hosting.InProcessName,
            ModelsFolder = paths.Models,
            HubAddress = new Uri(hosting.HubAddress),
            HubToken = Environment.GetEnvironmentVariable("HF_TOKEN"),
            WorkFolder = Path.Combine(paths.Data, "host"),
            FfmpegFolder = services.GetRequiredService<IOptions<MediaOptions>>().Value.FfmpegFolder,
        };
    }

    /// <summary>An address of this server that a program on the same machine reaches; plain HTTP first, which needs no certificate.</summary>
    private static Uri OwnAddress(IServer server)
    {
        var addresses = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        var address = addresses.OrderBy(one => one.StartsWith("https", StringComparison.OrdinalIgnoreCase)).FirstOrDefault()
            ?? throw new InvalidOperationException("The studio listens on no address, so the host inside it cannot connect.");
        var own = new UriBuilder(address.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal));
        if (IPAddress.TryParse(own.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)))
            own.Host = "127.0.0.1";
        return own.Uri;
    }
}
