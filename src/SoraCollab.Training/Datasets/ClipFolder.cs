using System.Globalization;
using System.Text.Json;

namespace SoraCollab.Training.Datasets;

/// <summary>A folder of shards of one format. Another process may still be adding to it.</summary>
internal sealed class ClipFolder
{
    private const string CaptionsFile = "captions.json";
    private readonly string path;

    private ClipFolder(string path, ClipFormat format) => (this.path, Format) = (path, format);

    public ClipFormat Format { get; }

    /// <summary>Of footage, what each video shows, by the number that shards hold in place of a scene's seed; null for rendered scenes.</summary>
    public IReadOnlyList<string>? Captions { get; private set; }

    /// <summary>Makes this a set of footage.</summary>
    /// <exception cref="ArgumentException">It is a set of something else.</exception>
    public void Describe(IReadOnlyList<string> captions)
    {
        if (Captions is null ? Shards().Any() : !Captions.SequenceEqual(captions))
        {
            throw new ArgumentException($"{path} holds clips of something else than this footage.");
        }

        File.WriteAllText(Path.Combine(path, CaptionsFile), JsonSerializer.Serialize(captions));
        Captions = captions;
    }

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

        var captions = Path.Combine(path, CaptionsFile);
        return new ClipFolder(path, JsonSerializer.Deserialize<ClipFormat>(File.ReadAllText(description))!)
        {
            Captions = File.Exists(captions) ? JsonSerializer.Deserialize<string[]>(File.ReadAllText(captions)) : null,
        };
    }

    public string PathOf(int number) => Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{number:D5}.clips"));

    /// <summary>Complete shards, in order.</summary>
    public IEnumerable<string> Shards() => Directory.EnumerateFiles(path, "*.clips").Order(StringComparer.Ordinal);
}
