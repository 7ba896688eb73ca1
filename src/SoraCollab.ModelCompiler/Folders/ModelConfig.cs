using System.Collections.Immutable;
using System.Text.Json;

namespace SoraCollab.ModelCompiler.Folders;

/// <summary>
/// A JSON configuration that is read strictly: every key is either read, declared to be without influence, or refused
/// by <see cref="RefuseUnread"/>. Keys that start with an underscore are the library's own notes and count as read.
/// </summary>
public sealed class ModelConfig
{
    private readonly JsonElement root;
    private readonly HashSet<string> read = [];

    private ModelConfig(string path, JsonElement root)
    {
        Path = path;
        this.root = root;
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The JSON file.</param>
    /// <exception cref="InvalidModelException">The file is missing or is not a JSON object.</exception>
    public static ModelConfig Open(string path)
    {
        var fullPath = System.IO.Path.GetFullPath(path);
        if (!File.Exists(fullPath))
        {
            throw new InvalidModelException(fullPath, "the file is missing.");
        }

        try
        {
            using var document = JsonDocument.Parse(UntrustedFiles.ReadAllBytes(fullPath));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ModelConfig(fullPath, document.RootElement.Clone())
                : throw new InvalidModelException(fullPath, "a JSON object is needed.");
        }
        catch (JsonException exception)
        {
            throw new InvalidModelException(fullPath, $"is not valid JSON ({exception.Message}).", exception);
        }
    }

    /// <summary>A configuration that was translated from another form.</summary>
    /// <param name="path">What error messages call it.</param>
    /// <param name="content">Its keys.</param>
    internal static ModelConfig Of(string path, System.Text.Json.Nodes.JsonObject content) => new(path, JsonSerializer.SerializeToElement(content));

    /// <summary>Whether a key is there with a value other than null.</summary>
    public bool Has(string key) => root.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A whole number of at least <paramref name="minimum"/>.</summary>
    public int Integer(string key, int minimum = 1, int? fallback = null) =>
        Read(key, fallback, $"a whole number from {minimum}", value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= minimum ? number : null);

    /// <summary>A finite number.</summary>
    public double Number(string key, double? fallback = null) =>
        Read(key, fallback, "a number", value => value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble()) ? value.GetDouble() : null);

    /// <summary>True or false.</summary>
    public bool Boolean(string key, bool? fallback = null) =>
        Read(key, fallback, "true or false", value => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null);

    /// <summary>A text.</summary>
    public string Text(string key, string? fallback = null)
    {
        read.Add(key);
        if (!Has(key) && fallback is not null)
        {
            return fallback;
        }

        var value = Element(key);
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new UnsupportedOptionException(Path, key, value.GetRawText(), "a text");
    }

    /// <summary>A list of whole numbers, each at least <paramref name="minimum"/>.</summary>
    public ImmutableArray<int> Integers(string key, int minimum = 1) =>
        List(key, $"a list of whole numbers from {minimum}", item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number) && number >= minimum ? number : (int?)null);

    /// <summary>A list of finite numbers.</summary>
    public ImmutableArray<double> Numbers(string key) =>
        List(key, "a list of numbers", item => item.ValueKind == JsonValueKind.Number && double.IsFinite(item.GetDouble()) ? item.GetDouble() : (double?)null);

    /// <summary>A list of true and false.</summary>
    public ImmutableArray<bool> Booleans(string key) =>
        List(key, "a list of true and false", item => item.ValueKind is JsonValueKind.True or JsonValueKind.False ? item.GetBoolean() : (bool?)null);

    /// <summary>A list of texts.</summary>
    public ImmutableArray<string> Texts(string key)
    {
        read.Add(key);
        var element = Element(key);
        return element.ValueKind == JsonValueKind.Array && element.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. element.EnumerateArray().Select(item => item.GetString()!)]
            : throw new UnsupportedOptionException(Path, key, element.GetRawText(), "a list of texts");
    }

    /// <summary>Refuses any value but one; a key that is absent counts as that value.</summary>
    /// <param name="key">The option.</param>
    /// <param name="supported">The only value that is supported, as JSON, such as <c>"rms_norm"</c> in quotes, <c>true</c> or <c>1</c>.</param>
    /// <param name="alsoSupported">Further values, as JSON.</param>
    /// <exception cref="UnsupportedOptionException">The value is another.</exception>
    public void Expect(string key, string supported, params string[] alsoSupported)
    {
        read.Add(key);
        if (!root.TryGetProperty(key, out var value))
        {
            return;
        }

        string[] all = [supported, .. alsoSupported];
        if (!all.Any(json => JsonElement.DeepEquals(value, JsonElement.Parse(json))))
        {
            throw new UnsupportedOptionException(Path, key, value.GetRawText(), string.Join(" or ", all));
        }
    }

    /// <summary>Whether a key is there with a value, given as JSON.</summary>
    internal bool Is(string key, string json) => root.TryGetProperty(key, out var value) && JsonElement.DeepEquals(value, JsonElement.Parse(json));

    /// <summary>Declares keys that do not influence what is computed.</summary>
    public void WithoutInfluence(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            read.Add(key);
        }
    }

    /// <summary>The keys of the file, without those that start with an underscore.</summary>
    public IEnumerable<string> Keys => root.EnumerateObject().Select(entry => entry.Name).Where(key => !key.StartsWith('_'));

    /// <summary>Refuses the file if it has a key that nothing has read: it could change what the model computes.</summary>
    /// <exception cref="UnsupportedOptionException">There is such a key.</exception>
    public void RefuseUnread()
    {
        foreach (var key in Keys)
        {
            if (!read.Contains(key))
            {
                throw new UnsupportedOptionException(Path, key, root.GetProperty(key).GetRawText(), "no option of that name");
            }
        }
    }

    private T Read<T>(string key, T? fallback, string supported, Func<JsonElement, T?> convert)
        where T : struct
    {
        read.Add(key);
        if (!Has(key) && fallback is { } value)
        {
            return value;
        }

        var element = Element(key);
        return convert(element) ?? throw new UnsupportedOptionException(Path, key, element.GetRawText(), supported);
    }

    private ImmutableArray<T> List<T>(string key, string supported, Func<JsonElement, T?> convert)
        where T : struct
    {
        read.Add(key);
        var element = Element(key);
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw new UnsupportedOptionException(Path, key, element.GetRawText(), supported);
        }

        return [.. element.EnumerateArray().Select(item => convert(item) ?? throw new UnsupportedOptionException(Path, key, element.GetRawText(), supported))];
    }

    private JsonElement Element(string key) =>
        root.TryGetProperty(key, out var element) ? element : throw new InvalidModelException(Path, $"option \"{key}\" is missing.");
}
