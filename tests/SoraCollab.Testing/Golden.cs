using System.Text.Json;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.Testing;

/// <summary>Tensors that the reference libraries computed, in a folder under <c>tests/goldens</c>.</summary>
public sealed class Golden : IDisposable
{
    private readonly SafetensorsFile tensors;
    private readonly JsonDocument description;

    private Golden(string folder)
    {
        Folder = folder;
        description = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "golden.json")));
        tensors = SafetensorsFile.Open(Path.Combine(folder, "golden.safetensors"));
    }

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>The values of the call that made the tensors.</summary>
    public JsonElement Values => description.RootElement.GetProperty("values");

    /// <summary>Names of all tensors.</summary>
    public IEnumerable<string> Names => tensors.Tensors.Keys;

    /// <summary>Opens a golden, such as <c>text/t5</c>.</summary>
    public static Golden Load(string name) => new(PathOf(name));

    /// <summary>Full path of a folder of goldens.</summary>
    public static string PathOf(string name)
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string candidate = Path.Combine(folder, "tests", "goldens", name);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException($"tests/goldens/{name} was not found above {AppContext.BaseDirectory}.");
    }

    /// <summary>A tensor as floats.</summary>
    public float[] Floats(string name) => tensors.ToSingles(name);

    /// <summary>A tensor of 64-bit integers.</summary>
    public long[] Integers(string name) => tensors.ToInt64(name);

    /// <summary>A tensor's raw bytes.</summary>
    public byte[] Bytes(string name) => tensors.Bytes(name).ToArray();

    /// <summary>A tensor's shape.</summary>
    public long[] Shape(string name) => [.. tensors.Tensors[name].Shape];

    /// <inheritdoc />
    public void Dispose()
    {
        tensors.Dispose();
        description.Dispose();
    }
}
