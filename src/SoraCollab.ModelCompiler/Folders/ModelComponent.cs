using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.ModelCompiler.Folders;

/// <summary>One part of a model (transformer, VAE, text encoder): its folder, class and configuration.</summary>
/// <param name="Folder">Full path of the folder with <c>config.json</c> and weights.</param>
/// <param name="ClassName">The class that computes it in diffusers or transformers.</param>
/// <param name="Config">Its configuration.</param>
public sealed record ModelComponent(string Folder, string ClassName, ModelConfig Config)
{
    /// <summary>Opens the folder of a component that stands alone and checks its class.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="supportedClasses">The classes that are wanted, one at least.</param>
    /// <exception cref="InvalidModelException">The folder or its config.json is missing.</exception>
    /// <exception cref="UnsupportedOptionException">The component is of another class.</exception>
    public static ModelComponent Open(string folder, params ReadOnlySpan<string> supportedClasses)
    {
        var fullPath = Path.GetFullPath(folder);
        if (!Directory.Exists(fullPath))
        {
            throw new InvalidModelException(fullPath, "the folder does not exist.");
        }

        if (!Directory.EnumerateFileSystemEntries(fullPath).Any())
        {
            throw new InvalidModelException(fullPath, "the folder is empty.");
        }

        var config = ModelConfig.Open(Path.Combine(fullPath, "config.json"));
        var listed = !config.Has("_class_name"); // transformers writes a list of class names instead of one
        if (listed && !config.Has("architectures"))
        {
            throw new InvalidModelException(config.Path, $"names no class (\"_class_name\" or \"architectures\"); {string.Join(" or ", supportedClasses.ToArray())} is needed.");
        }

        var names = new List<(string Json, string ClassName)>();
        foreach (var name in supportedClasses)
        {
            names.Add((listed ? $"[\"{name}\"]" : $"\"{name}\"", name));
            if (listed)
            {
                names.Add(($"[\"{name.Replace("EncoderModel", "ForConditionalGeneration", StringComparison.Ordinal)}\"]", name));
            }
        }

        var json = names.Select(name => name.Json).Distinct().ToArray();
        var key = listed ? "architectures" : "_class_name";
        config.Expect(key, json[0], json[1..]);
        return new ModelComponent(fullPath, names.First(name => config.Is(key, name.Json)).ClassName, config);
    }

    private (string Path, IReadOnlyDictionary<string, string> Names)? file;

    /// <summary>A component inside a file that holds several, under names of its own.</summary>
    /// <param name="path">The safetensors file.</param>
    /// <param name="className">The class in diffusers.</param>
    /// <param name="config">Its configuration in the words of diffusers.</param>
    /// <param name="names">The file's name of each tensor by diffusers' name.</param>
    internal static ModelComponent OfFile(string path, string className, ModelConfig config, IReadOnlyDictionary<string, string> names) =>
        new(Path.GetDirectoryName(path)!, className, config) { file = (path, names) };

    /// <summary>Opens the weights; the caller disposes them.</summary>
    /// <exception cref="InvalidModelException">They are missing, incomplete or damaged.</exception>
    public WeightsFolder OpenWeights() => file is { } part ? WeightsFolder.OpenFile(part.Path, part.Names) : WeightsFolder.Open(Folder);
}
