using System.Collections.Immutable;

namespace SoraCollab.ModelCompiler.Safetensors;

/// <summary>
/// The weights of one component, in one safetensors file or in several with an index; tensors are found by name across them.
/// </summary>
public sealed class WeightsFolder : IDisposable
{
    private readonly ImmutableArray<SafetensorsFile> files;
    private readonly Dictionary<string, SafetensorsFile> fileOfTensor = [];

    private WeightsFolder(string path, ImmutableArray<SafetensorsFile> files)
    {
        Path = path;
        this.files = files;
        foreach (var file in files)
        {
            foreach (var name in file.Tensors.Keys)
            {
                if (!fileOfTensor.TryAdd(name, file))
                {
                    throw new InvalidModelException(file.Path, $"tensor \"{name}\" is also in {fileOfTensor[name].Path}.");
                }
            }
        }
    }

    /// <summary>Full path of the component's folder.</summary>
    public string Path { get; }

    /// <summary>The names of all tensors.</summary>
    public IReadOnlyCollection<string> TensorNames => fileOfTensor.Keys;

    /// <summary>Full paths of the files.</summary>
    public IEnumerable<string> FilePaths => files.Select(file => file.Path);

    /// <summary>Opens the weights of a component.</summary>
    /// <param name="folder">
    /// Folder with <c>diffusion_pytorch_model.safetensors</c> or <c>model.safetensors</c>, or with shards and their
    /// <c>.safetensors.index.json</c>.
    /// </param>
    /// <exception cref="InvalidModelException">The folder holds no weights, or they are incomplete or damaged.</exception>
    public static WeightsFolder Open(string folder)
    {
        var fullPath = System.IO.Path.GetFullPath(folder);
        if (!Directory.Exists(fullPath))
        {
            throw new InvalidModelException(fullPath, "the folder does not exist.");
        }

        var opened = new List<SafetensorsFile>();
        try
        {
            var index = WeightsIndex.Find(fullPath);
            foreach (var file in index.FileNames)
            {
                opened.Add(SafetensorsFile.Open(System.IO.Path.Combine(fullPath, file)));
            }

            index.Check(opened);
            return new WeightsFolder(fullPath, [.. opened]);
        }
        catch
        {
            opened.ForEach(file => file.Dispose());
            throw;
        }
    }

    /// <summary>Whether a tensor is there.</summary>
    public bool Contains(string name) => fileOfTensor.ContainsKey(name);

    /// <summary>Finds a tensor and checks its shape.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The shape that the configuration asks for.</param>
    /// <exception cref="InvalidModelException">The tensor is missing or has another shape.</exception>
    public SafetensorsTensor Tensor(string name, params ReadOnlySpan<long> shape)
    {
        var tensor = FileOf(name).Tensors[name];
        if (!tensor.Shape.AsSpan().SequenceEqual(shape))
        {
            throw new InvalidModelException(tensor.Path, $"tensor \"{name}\" has the shape {tensor.ShapeText}; the configuration asks for [{string.Join(", ", shape.ToArray())}].");
        }

        return tensor;
    }

    /// <summary>The raw bytes of a tensor; valid until this folder is disposed.</summary>
    public ReadOnlySpan<byte> Bytes(string name) => FileOf(name).Bytes(name);

    /// <summary>A tensor as 32-bit floats, converted if need be.</summary>
    public float[] ToSingles(string name) => FileOf(name).ToSingles(name);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }

    private SafetensorsFile FileOf(string name) =>
        fileOfTensor.TryGetValue(name, out var file)
            ? file
            : throw new InvalidModelException(files is [var only] ? only.Path : Path, $"tensor \"{name}\" is missing.");
}
