using System.Globalization;
using System.Text.Json;

namespace SoraCollab.Training.Datasets;

/// <summary>A folder of shards of one format. Another process may still be adding to it.</summary>
internal sealed class ClipFolder
{
    private readonly string path;

    private ClipFolder(string path, ClipFormat format) => (this.path, Format) = (path, format);

    public ClipFormat Format { get; }

    /// <summary>Opens a folder to add clips to; the first time its format is written down, later it must be the same.</summary>
    public static ClipFolder Create(string path, ClipFormat format)
    {
        format.Check();
        Directory.CreateDirectory(path);
        var description = Path.Combine(path, "format.json");
        if (!File.Exists(description))
        {
            File.WriteAllText(description, JsonSerializer.Serialize(format));
        }

        var folder = Open(path);
        return folder.Format == format
            ? folder
            : throw new ArgumentException($"{path} holds clips of another format ({folder.Format}) than {format}.");
    }

    /// <exception cref="DirectoryNotFoundException">There is no such set.</exception>
    public static ClipFolder Open(string path)
    {
        var description = Path.Combine(path, "format.json");
        if (!File.Exists(description))
        {
            throw new DirectoryNotFoundException($"{path} holds no encoded clips; encode-clips makes them.");
        }

        return new ClipFolder(path, JsonSerializer.Deserialize<ClipFormat>(File.ReadAllText(description))!);
    }

    public string PathOf(int number) => Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{number:D5}.clips"));

    /// <summary>Complete shards, in order.</summary>
    public IEnumerable<string> Shards() => Directory.EnumerateFiles(path, "*.clips").Order(StringComparer.Ordinal);
}
