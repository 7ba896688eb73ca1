using System.Security.Cryptography;
using System.Text.RegularExpressions;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.InferenceHost.Models.Library;

/// <summary>Which files of a folder or repository belong to a model, and their hashes.</summary>
internal static partial class ModelFiles
{
    /// <summary>The files that a model needs out of all that a repository holds; pickles, code and other formats never are.</summary>
    /// <param name="paths">All paths, relative, with slashes.</param>
    /// <param name="singleFile">The one safetensors file that is wanted where several models lie in one folder; null for the only one.</param>
    /// <exception cref="ModelRefusedException">There is no model, or it must be said which.</exception>
    public static IReadOnlyList<string> Choose(IReadOnlyCollection<string> paths, string? singleFile)
    {
        var hasIndex = paths.Contains("model_index.json") && singleFile is null;
        var roots = paths.Where(path => !path.Contains('/') && path.EndsWith(".safetensors", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        if (singleFile is not null && !roots.Contains(singleFile))
            throw new ModelRefusedException($"There is no file \"{singleFile}\" there. There are: {List(roots)}.");
        if (!hasIndex && singleFile is null && roots.Length != 1)
        {
            var pickles = paths.Where(PickledWeights.Is).Order(StringComparer.Ordinal).ToArray();
            throw new ModelRefusedException(
                roots.Length > 1 ? $"There are {roots.Length} models in single files there; say which one: {List(roots)}."
                : pickles.Length > 0 ? $"There is no model there that can be used: {List(pickles)} {PickledWeights.Refusal}"
                : "There is no model there: neither a model_index.json nor a .safetensors file.");
        }

        var single = hasIndex ? null : singleFile ?? roots[0];
        return [.. paths.Where(path => path == single || IsNeeded(path)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Files of a folder that decide what a model does, relative, with slashes.</summary>
    public static IReadOnlyList<string> In(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, AttributesToSkip = FileAttributes.None })
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(path => !path.Split('/').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Length and hash of a file.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="path">The file, relative.</param>
    /// <param name="read">Told how many bytes more have been read.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<ModelFile> HashAsync(string folder, string path, Action<long> read, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(Path.Combine(folder, path), FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        long length = 0;
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            hash.AppendData(buffer, 0, count);
            length += count;
            read(count);
        }

        return new ModelFile(path, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Take(20));

    private static bool IsNeeded(string path)
    {
        var parts = path.Split('/');
        var name = parts[^1];
        if (parts.Any(part => part.StartsWith('.') || part.Length == 0)) return false;
        return parts.Length switch
        {
            1 => name is "model_index.json" or "soracollab.json" or "vocabulary.json" or "README.md" || LicenceFile().IsMatch(name),
            2 => ComponentFile().IsMatch(name),
            _ => false,
        };
    }

    [GeneratedRegex(@"^LICEN[CS]E[\w.-]*(\.(md|txt))?$", RegexOptions.IgnoreCase)]
    private static partial Regex LicenceFile();

    // Weights of one kind only: repositories also keep variants such as diffusion_pytorch_model.fp16.safetensors.
    [GeneratedRegex(@"^((diffusion_pytorch_model|model)(-\d{5}-of-\d{5})?\.safetensors(\.index\.json)?|(?!.*safetensors)[\w-]+\.json|spiece\.model|tokenizer\.model|merges\.txt|vocab\.txt)$")]
    private static partial Regex ComponentFile();
}
