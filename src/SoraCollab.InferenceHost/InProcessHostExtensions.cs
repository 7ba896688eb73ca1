using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SoraCollab.InferenceHost;

/// <summary>Runs an inference host inside another program, such as the studio itself on one machine.</summary>
public static class InProcessHostExtensions
{
    /// <summary>
    /// Adds a host that begins when the application has started and gives its job back when the application stops. It takes
    /// the same road as any other host: out to the studio's address, with a key.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="options">Asked once, after the application has started, when its own address is known; null runs no host.</param>
    public static IServiceCollection AddInProcessHost(this IServiceCollection services, Func<IServiceProvider, InferenceHostOptions?> options) =>
        services.AddHostedService(provider => new InProcessHost(
            provider.GetRequiredService<IHostApplicationLifetime>(),
            () => options(provider),
            provider.GetRequiredService<ILoggerFactory>()));
}
