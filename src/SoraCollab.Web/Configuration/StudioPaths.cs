using Microsoft.Extensions.Options;

namespace SoraCollab.Web.Configuration;

/// <summary>The studio's folders as absolute paths.</summary>
public sealed class StudioPaths(IOptions<StudioOptions> options, IHostEnvironment environment)
{
    /// <summary>Database, media, exports and keys.</summary>
    public string Data { get; } = Path.GetFullPath(options.Value.DataFolder, environment.ContentRootPath);

    /// <summary>One folder per model.</summary>
    public string Models { get; } = Path.GetFullPath(options.Value.ModelsFolder, environment.ContentRootPath);

    /// <summary>Finished exports.</summary>
    public string Exports => Path.Combine(Data, "exports");

    /// <summary>Uploads on their way through the media gate; emptied at each start.</summary>
    public string Uploads => Path.Combine(Data, "uploads");

    /// <summary>Data Protection's key ring.</summary>
    public string Keys => Path.Combine(Data, "keys");
}
