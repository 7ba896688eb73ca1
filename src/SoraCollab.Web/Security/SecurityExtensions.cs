using Microsoft.AspNetCore.DataProtection;
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
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "SoraCollab.Antiforgery";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.HeaderName = "X-Antiforgery";
        });
        return builder;
    }

    /// <summary>Adds the response headers and refuses live connections from foreign pages.</summary>
    public static WebApplication UseSecurity(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<SameOriginGuard>();
        return app;
    }
}
