using SoraCollab.Storage;
using SoraCollab.Web.MediaFiles;

namespace SoraCollab.Web.Configuration;

/// <summary>Registers the database and the media files under the data folder.</summary>
public static class StorageExtensions
{
    public static WebApplicationBuilder AddStorage(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(StudioOptions.Section).Get<StudioOptions>() ?? new StudioOptions();
        builder.Services.AddStudioStorage(new StudioStorageOptions
        {
            DataFolder = Path.GetFullPath(options.DataFolder, builder.Environment.ContentRootPath),
        });
        builder.Services.AddHostedService<StorageStart>();
        builder.Services.AddSingleton<UploadDesk>();
        builder.Services.AddSingleton<UploadLimit>();
        builder.Services.AddScoped<MediaLibrary>();
        builder.Services.AddSingleton<MediaSweep>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<MediaSweep>());
        return builder;
    }
}
