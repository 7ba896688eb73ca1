using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SoraCollab.Training.Datasets;

/// <summary>A folder of shards of rendered clips, all of one format. Another process may still be adding to it.</summary>
internal sealed class PixelFolder
{
    private const string FormatFile = "pixels.json";
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };
    private readonly string path;

    private PixelFolder(string path, PixelFormat format) => (this.path, Format) = (path, format);

    public PixelFormat Format { get; }

    /// <summary>Opens a folder to add clips to; the first time its format is written down, later it must be the same.</summary>
    /// <exception cref="ArgumentException">The folder holds clips of another format.</exception>
    public static PixelFolder Create(string path, PixelFormat format)
    {
        format.Clip.Check();
        Directory.CreateDirectory(path);
        var description = Path.Combine(path, FormatFile);
        if (!File.Exists(description))
        {
            File.WriteAllText(description, JsonSerializer.Serialize(format, Json));
        }

        var folder = Open(path);
        return folder.Format == format
            ? folder
            : throw new ArgumentException($"{path} holds clips of another format ({folder.Format}) than {format}.");
    }

    /// <exception cref="DirectoryNotFoundException">There is no such set.</exception>
    public static PixelFolder Open(string path)
    {
        var description = Path.Combine(path, FormatFile);
        return File.Exists(description)
            ? new PixelFolder(path, JsonSerializer.Deserialize<PixelFormat>(File.ReadAllText(description), Json)!)
            : throw new DirectoryNotFoundException($"{path} holds no rendered clips; render makes them.");
    }

    public string PathOf(int number) => Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{number:D5}.pixels"));

    /// <summary>Complete shards, in order.</summary>
    public IEnumerable<string> Shards() => Directory.EnumerateFiles(path, "*.pixels").Order(StringComparer.Ordinal);
}
