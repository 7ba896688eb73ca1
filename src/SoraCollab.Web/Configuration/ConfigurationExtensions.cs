namespace SoraCollab.Web.Configuration;

/// <summary>How a feature binds its section of appsettings.json.</summary>
public static class ConfigurationExtensions
{
    /// <summary>
    /// Binds <paramref name="section"/> to <typeparamref name="TOptions"/>, checks it when the studio starts and
    /// refuses a key that no option has: a misspelt setting must not be ignored.
    /// </summary>
    public static IServiceCollection AddFeatureOptions<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>()
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services;
    }

    /// <summary>Binds the studio's own section and listens on its address unless another was configured.</summary>
    public static WebApplicationBuilder AddConfiguration(this WebApplicationBuilder builder)
    {
        builder.Services.AddFeatureOptions<StudioOptions>(StudioOptions.Section);
        builder.Services.AddFeatureOptions<MediaOptions>(MediaOptions.Section);
        builder.Services.AddSingleton<StudioPaths>();
        builder.Services.AddSingleton(TimeProvider.System);

        // Assets of referenced packages are served from where the build left them, whatever the environment is called.
        builder.WebHost.UseStaticWebAssets();
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null)
        {
            var options = builder.Configuration.GetSection(StudioOptions.Section).Get<StudioOptions>() ?? new StudioOptions();
            builder.WebHost.UseUrls(options.Address);
        }
        return builder;
    }
}
