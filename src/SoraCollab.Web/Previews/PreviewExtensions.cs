using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Previews;

/// <summary>Registers live previews.</summary>
public static class PreviewExtensions
{
    public static WebApplicationBuilder AddPreviews(this WebApplicationBuilder builder)
    {
        builder.Services.AddFeatureOptions<PreviewOptions>(PreviewOptions.Section);
        builder.Services.AddSingleton<PreviewBroker>();
        builder.Services.AddHostedService<PreviewEndings>();
        return builder;
    }

    public static WebApplication MapPreviews(this WebApplication app)
    {
        app.MapHub<PreviewHub>("/hubs/preview", options => options.CloseOnAuthenticationExpiration = true);
        return app;
    }
}
