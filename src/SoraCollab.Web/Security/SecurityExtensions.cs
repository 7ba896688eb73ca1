using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Security;

/// <summary>What every response carries and what every connection must prove.</summary>
public static class SecurityExtensions
{
    /// <summary>Keeps the key ring under the data folder, so that sign-ins outlive a restart.</summary>
    public static WebApplicationBuilder AddSecurity(this WebApplicationBuilder builder)
    {
        builder.Services.AddDataProtection().SetApplicationName("SoraCollab");
        builder.Services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<StudioPaths, ILoggerFactory>((options, paths, loggers) =>
                options.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(
                    Directory.CreateDirectory(paths.Keys), loggers));
        builder.Services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, ProxyHeaders>();
        builder.Services.AddSingleton<IConfigureOptions<HostFilteringOptions>, HostNames>();
        builder.Services.AddFeatureOptions<LimitOptions>(LimitOptions.Section);
        builder.Services.AddSingleton<ConnectionGuard>();
        builder.Services.AddSignalR(hubs => hubs.AddFilter<ConnectionGuard>());
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "SoraCollab.Antiforgery";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.HeaderName = "X-Antiforgery";
        });
        return builder;
    }

    /// <summary>Believes named proxies, adds the response headers and refuses live connections from foreign pages.</summary>
    public static WebApplication UseSecurity(this WebApplication app)
    {
        // First of all: what follows asks for the visitor's address and for the name that was asked.
        if (app.Services.GetRequiredService<IOptions<StudioOptions>>().Value.Proxies.Length > 0)
            app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<SameOriginGuard>();
        return app;
    }
}
