using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.SignalR;
using SoraCollab.Core.Hosting;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Hosting;

/// <summary>Registers inference hosts: their keys, their hub, their uploads and the one inside this process.</summary>
public static class HostingExtensions
{
    public static WebApplicationBuilder AddHosting(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddFeatureOptions<HostingOptions>(HostingOptions.Section);
        services.AddSingleton<InProcessKey>();
        services.AddSingleton<HostRegistry>();
        services.AddSingleton<HostCalls>();
        services.AddSingleton<StudioHealth>();
        services.AddScoped<HostDesk>();
        services.AddScoped<ModelDesk>();
        services.AddHostedService<HealthWatch>();
        services.AddInProcessInference();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, HostKeyAuthentication>(HostKeyAuthentication.SchemeName, _ => { });
        services.AddAuthorizationBuilder().AddPolicy(HostKeyAuthentication.SchemeName, policy =>
            policy.AddAuthenticationSchemes(HostKeyAuthentication.SchemeName).RequireAuthenticatedUser());
        services.AddSignalR()
            .AddHubOptions<InferenceHostHub>(hub =>
            {
                hub.MaximumReceiveMessageSize = HostProtocol.MaximumMessageBytes;
                // A preview may be on its way while a step is reported.
                hub.MaximumParallelInvocationsPerClient = 4;
            })
            .AddMessagePackProtocol();
        return builder;
    }

    public static WebApplication MapHosting(this WebApplication app)
    {
        app.MapHub<InferenceHostHub>(HostProtocol.HubPath);
        TakeUploads.Map(app);
        FootageDownloads.Map(app);
        return app;
    }
}
