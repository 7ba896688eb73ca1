using System.Text.Json;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.ModelCompiler.Safetensors;

/// <summary>Which files hold a component's weights: one file, or the shards that an index names.</summary>
internal sealed class WeightsIndex
{
    private static readonly string[] BaseNames = ["diffusion_pytorch_model", "model"];

    private readonly string path;
    private readonly Dictionary<string, string> fileOfTensor;

    private WeightsIndex(string path, IReadOnlyList<string> fileNames, Dictionary<string, string> fileOfTensor)
    {
        this.path = path;
        this.fileOfTensor = fileOfTensor;
        FileNames = fileNames;
    }

    public IReadOnlyList<string> FileNames { get; }

    public static WeightsIndex Find(string folder)
    {
        foreach (var name in BaseNames)
        {
            if (File.Exists(Path.Combine(folder, name + ".safetensors")))
            {
                return new WeightsIndex(folder, [name + ".safetensors"], []);
            }

            var index = Path.Combine(folder, name + ".safetensors.index.json");
            if (File.Exists(index))
            {
                return Read(index);
            }
        }

        if (PickledWeights.In(folder) is { } pickle)
        {
            throw new InvalidModelException(pickle, PickledWeights.Refusal);
        }

        var reason = Directory.EnumerateFileSystemEntries(folder).Any()
            ? $"no weights found; looked for {string.Join(" and ", BaseNames.Select(name => $"{name}.safetensors"))}, each also with .index.json (other formats, such as .bin, are not read)."
            : "the folder is empty.";
        throw new InvalidModelException(folder, reason);
    }

    public void Check(IReadOnlyList<SafetensorsFile> files)
    {
        var byName = files.ToDictionary(file => Path.GetFileName(file.Path));
        foreach (var (tensor, file) in fileOfTensor)
        {
            if (!byName[file].Tensors.ContainsKey(tensor))
            {
                throw new InvalidModelException(path, $"tensor \"{tensor}\" should be in {file}, which does not have it.");
            }
        }
    }

    private static WeightsIndex Read(string index)
    {
        try
        {
            using var document = JsonDocument.Parse(UntrustedFiles.ReadAllBytes(index));
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("weight_map", out var map) || map.ValueKind != JsonValueKind.Object
                || map.EnumerateObject().Any(entry => entry.Value.ValueKind != JsonValueKind.String))
            {
                throw new InvalidModelException(index, "\"weight_map\" must be an object that maps tensor names to file names.");
            }

            var fileOfTensor = map.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);
            var files = fileOfTensor.Values.Distinct().Order(StringComparer.Ordinal).ToArray();
            if (files.FirstOrDefault(file => file != Path.GetFileName(file)) is { } outside)
            {
                throw new InvalidModelException(index, $"\"{outside}\" is not a plain file name; shards must lie beside their index.");
            }

            var folder = Path.GetDirectoryName(index)!;
            foreach (var (tensor, file) in fileOfTensor)
            {
                if (PickledWeights.Is(file)) throw new InvalidModelException(index, $"\"weight_map\" puts \"{tensor}\" into {file}: {PickledWeights.Refusal}");
                if (!file.EndsWith(".safetensors", StringComparison.Ordinal)) throw new InvalidModelException(index, $"\"weight_map\" puts \"{tensor}\" into {file}; only .safetensors files are read.");
                if (!File.Exists(Path.Combine(folder, file))) throw new InvalidModelException(index, $"the shard {file}, which \"weight_map\" names for \"{tensor}\", is missing.");
            }

            return new WeightsIndex(index, files, fileOfTensor);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidModelException(index, $"is not valid JSON ({exception.Message}).", exception);
        }
    }
}
