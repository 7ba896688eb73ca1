using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SoraCollab.Diffusion.Models;

/// <summary>
/// Tells models apart by their content: SHA-256 over the sorted list of "hash of the file, its path" of every weight,
/// configuration and tokenizer file. A file is read once; its hash is remembered by path, size and time of change.
/// </summary>
/// <param name="cacheFile">Where hashes are remembered between runs; null remembers nothing.</param>
public sealed class ModelHash(string? cacheFile)
{
    private static readonly string[] Extensions = [".safetensors", ".json", ".model"];

    private readonly Lock gate = new();

    /// <summary>Remembers hashes in the user's folder for application data.</summary>
    public static ModelHash Default { get; } =
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } folder
            ? new(Path.Combine(folder, "SoraCollab", "model-hashes.json"))
            : new(null); // a service account without a home

    /// <summary>The hash of a model folder, 64 lower-case hexadecimal digits.</summary>
    public string Of(string modelFolder)
    {
        string root = Path.GetFullPath(modelFolder);
        lock (gate)
        {
            Dictionary<string, string> known = Load();
            int before = known.Count;
            var hashes = new List<(string Path, string Sha256)>();
            foreach (string file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(Counts))
            {
                string key = KeyOf(new FileInfo(file));
                if (!known.TryGetValue(key, out string? hash))
                {
                    using FileStream stream = File.OpenRead(file);
                    hash = Convert.ToHexStringLower(SHA256.HashData(stream));
                    known[key] = hash;
                }

                hashes.Add((Path.GetRelativePath(root, file).Replace('\\', '/'), hash));
            }

            if (known.Count != before)
            {
                Save(known);
            }

            return Combine(hashes);
        }
    }

    /// <summary>The hash of a model whose files' hashes are known.</summary>
    /// <param name="files">Path, relative with slashes, and SHA-256 in lower-case hexadecimal of each file of the model.</param>
    public static string Combine(IEnumerable<(string Path, string Sha256)> files)
    {
        var list = new StringBuilder();
        foreach ((string path, string hash) in files.Where(file => Counts(file.Path)).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            list.Append(hash).Append(' ').Append(path).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list.ToString())));
    }

    /// <summary>Remembers hashes that somebody else has just computed, so that the files need not be read again.</summary>
    /// <param name="modelFolder">The model's folder.</param>
    /// <param name="files">Path, relative with slashes, and SHA-256 of files there.</param>
    public void Learn(string modelFolder, IEnumerable<(string Path, string Sha256)> files)
    {
        string root = Path.GetFullPath(modelFolder);
        lock (gate)
        {
            Dictionary<string, string> known = Load();
            foreach ((string path, string hash) in files)
            {
                known[KeyOf(new FileInfo(Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar))))] = hash;
            }

            Save(known);
        }
    }

    private static bool Counts(string path) => Extensions.Contains(Path.GetExtension(path)) && Path.GetFileName(path) != ModelCard.FileName;

    private static string KeyOf(FileInfo file) => string.Create(CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}");

    private Dictionary<string, string> Load()
    {
        try
        {
            return cacheFile is not null && File.Exists(cacheFile)
                ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(cacheFile)) ?? []
                : [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return []; // a cache that cannot be read costs time, not correctness
        }
    }

    private void Save(Dictionary<string, string> known)
    {
        if (cacheFile is null)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(cacheFile)!);
            string part = cacheFile + "." + Guid.NewGuid().ToString("N");
            File.WriteAllBytes(part, JsonSerializer.SerializeToUtf8Bytes(known));
            File.Move(part, cacheFile, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Hashing again next time is the whole loss.
        }
    }
}
