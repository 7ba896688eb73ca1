using System.Collections.Immutable;

namespace SoraCollab.ModelCompiler.Safetensors;

/// <summary>
/// The weights of one component, in one safetensors file or in several with an index; tensors are found by name across them.
/// </summary>
public sealed class WeightsFolder : IDisposable
{
    private readonly ImmutableArray<SafetensorsFile> files;
    private readonly Dictionary<string, (SafetensorsFile File, string Name)> places = [];

    private WeightsFolder(string path, ImmutableArray<SafetensorsFile> files)
    {
        Path = path;
        this.files = files;
        foreach (var file in files)
        {
            foreach (var name in file.Tensors.Keys)
            {
                if (!places.TryAdd(name, (file, name)))
                {
                    throw new InvalidModelException(file.Path, $"tensor \"{name}\" is also in {places[name].File.Path}.");
                }
            }
        }
    }

    private WeightsFolder(SafetensorsFile file, IReadOnlyDictionary<string, string> names)
    {
        Path = System.IO.Path.GetDirectoryName(file.Path)!;
        files = [file];
        foreach (var (name, original) in names)
        {
            places.Add(name, (file, original));
        }
    }

    /// <summary>Full path of the component's folder.</summary>
    public string Path { get; }

    /// <summary>The names of all tensors.</summary>
    public IReadOnlyCollection<string> TensorNames => places.Keys;

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

    /// <summary>Opens a component that lies with others in one file, under names of its own.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">The file's name of each tensor by the name that it is asked for here.</param>
    /// <exception cref="InvalidModelException">The file is missing or damaged.</exception>
    internal static WeightsFolder OpenFile(string path, IReadOnlyDictionary<string, string> names) => new(SafetensorsFile.Open(path), names);

    /// <summary>Whether a tensor is there.</summary>
    public bool Contains(string name) => places.ContainsKey(name);

    /// <summary>Finds a tensor and checks its shape.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The shape that the configuration asks for.</param>
    /// <exception cref="InvalidModelException">The tensor is missing or has another shape.</exception>
    public SafetensorsTensor Tensor(string name, params ReadOnlySpan<long> shape)
    {
        var place = PlaceOf(name);
        var tensor = place.File.Tensors[place.Name];
        if (!tensor.Shape.AsSpan().SequenceEqual(shape))
        {
            throw new InvalidModelException(tensor.Path, $"tensor \"{name}\" has the shape {tensor.ShapeText}; the configuration asks for [{string.Join(", ", shape.ToArray())}].");
        }

        return tensor;
    }

    /// <summary>Bytes that a tensor takes in its file.</summary>
    public long ByteLength(string name)
    {
        var (file, original) = PlaceOf(name);
        return file.Tensors[original].ByteLength;
    }

    /// <summary>Bytes that a tensor takes as 32-bit floats, which is what networks on a processor compute in.</summary>
    public long ByteLengthAsSingles(string name)
    {
        var (file, original) = PlaceOf(name);
        return file.Tensors[original].ElementCount * sizeof(float);
    }

    /// <summary>The raw bytes of a tensor; valid until this folder is disposed.</summary>
    public ReadOnlySpan<byte> Bytes(string name)
    {
        var (file, original) = PlaceOf(name);
        return file.Bytes(original);
    }

    /// <summary>A tensor as 32-bit floats, converted if need be.</summary>
    public float[] ToSingles(string name)
    {
        var (file, original) = PlaceOf(name);
        return file.ToSingles(original);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }

    private (SafetensorsFile File, string Name) PlaceOf(string name) =>
        places.TryGetValue(name, out var place)
            ? place
            : throw new InvalidModelException(files is [var only] ? only.Path : Path, $"tensor \"{name}\" is missing.");
}
