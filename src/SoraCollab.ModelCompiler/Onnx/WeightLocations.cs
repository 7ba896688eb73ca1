using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.ModelCompiler.Onnx;

/// <summary>
/// How a graph names its weight files. ONNX Runtime wants relative paths that, links resolved, stay inside one folder.
/// In the cache of the Hugging Face client the files of a model are links into a sibling folder, so the folder
/// is the deepest one that holds all the real files.
/// </summary>
internal sealed class WeightLocations
{
    private readonly Dictionary<string, string> realPaths;

    public WeightLocations(WeightsFolder weights)
    {
        realPaths = weights.FilePaths.ToDictionary(path => path, RealPath);
        Folder = weights.Path;
        if (realPaths.Any(pair => pair.Key != pair.Value))
        {
            Folder = realPaths.Values.Select(path => Path.GetDirectoryName(path)!).Aggregate(CommonFolder);
        }
    }

    /// <summary>The folder that the locations are relative to.</summary>
    public string Folder { get; }

    public string Of(string path) => Path.GetRelativePath(Folder, realPaths[path]).Replace(Path.DirectorySeparatorChar, '/');

    private static string RealPath(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    private static string CommonFolder(string first, string second)
    {
        var folder = first;
        while (Path.GetRelativePath(folder, second).StartsWith("..", StringComparison.Ordinal))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidModelException(first, $"lies on another drive than {second}; a component's weights must share one.");
        }

        return folder;
    }
}
