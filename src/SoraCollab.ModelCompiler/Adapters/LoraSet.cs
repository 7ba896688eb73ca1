using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.ModelCompiler.Adapters;

/// <summary>The LoRA files that a transformer is compiled with, by layer.</summary>
internal sealed class LoraSet
{
    // They are kept in the graph, and one that is handed over as bytes must stay below the 2 GB of a protobuf message.
    private const long LargestTotalBytes = 1_800_000_000;

    private readonly IReadOnlyList<IReadOnlyDictionary<string, LoraModule>> files;
    private readonly HashSet<LoraModule> applied = [];

    private LoraSet(IReadOnlyList<IReadOnlyDictionary<string, LoraModule>> files) => this.files = files;

    /// <summary>No LoRA.</summary>
    public static LoraSet None => new([]);

    /// <summary>Reads the files.</summary>
    /// <param name="settings">Which, and how strongly; later ones add to earlier ones.</param>
    /// <param name="weights">The transformer's weights.</param>
    /// <param name="original">The repository's name of a layer by that of diffusers.</param>
    /// <exception cref="InvalidModelException">A file is missing, damaged, for another model, or they are too large together.</exception>
    public static LoraSet Read(IReadOnlyList<LoraSetting> settings, WeightsFolder weights, Func<string, string> original)
    {
        if (settings.Count == 0)
        {
            return None;
        }

        var names = new LoraNames(weights, original);
        var files = settings.Select(setting => LoraFile.Read(setting, names)).ToArray();
        var bytes = files.Sum(file => file.Values.Sum(module => (module.Down.ElementCount + module.Up.ElementCount) * sizeof(float)));
        return bytes <= LargestTotalBytes
            ? new LoraSet(files)
            : throw new InvalidModelException(settings[0].Path, $"the LoRA files take {bytes} bytes together; at most {LargestTotalBytes} are supported.");
    }

    /// <summary>What is added to a layer, each with the number of its file.</summary>
    /// <exception cref="InvalidModelException">The layer has other numbers of inputs and outputs than the file says.</exception>
    public IEnumerable<(int File, LoraModule Module)> Of(string layer, int inputs, int outputs)
    {
        for (var i = 0; i < files.Count; i++)
        {
            if (files[i].TryGetValue(layer, out var module))
            {
                module.Check(inputs, outputs);
                applied.Add(module);
                yield return (i, module);
            }
        }
    }

    /// <summary>Asks whether everything was used, once the graphs are written.</summary>
    /// <exception cref="UnsupportedOptionException">A module changes a layer that is no linear layer of the graph.</exception>
    public void ExpectAllApplied()
    {
        if (files.SelectMany(file => file.Values).FirstOrDefault(module => !applied.Contains(module)) is { } left)
        {
            throw new UnsupportedOptionException(left.Down.Path, left.Key, left.Down.ShapeText, "LoRA of linear layers alone");
        }
    }

    /// <summary>Asks whether blocks are changed alike, so that one graph can serve all of them.</summary>
    /// <param name="prefix">Of the blocks' names, before their number.</param>
    /// <param name="count">Blocks.</param>
    /// <exception cref="InvalidModelException">They are not.</exception>
    public void ExpectAlike(string prefix, int count)
    {
        foreach (var file in files)
        {
            string Changes(int block)
            {
                var start = $"{prefix}.{block}.";
                return string.Join("; ", file.Where(pair => pair.Key.StartsWith(start, StringComparison.Ordinal))
                    .Select(pair => FormattableString.Invariant($"{pair.Key[start.Length..]} {pair.Value.Rank} {pair.Value.Scale}")).Order(StringComparer.Ordinal));
            }

            if (Enumerable.Range(1, Math.Max(0, count - 1)).FirstOrDefault(block => Changes(block) != Changes(0)) is var odd && odd > 0)
            {
                throw new InvalidModelException(
                    file.Values.First().Down.Path, $"changes block {odd} otherwise than block 0 (layers, rank or alpha), so the blocks cannot be read from disk one after the other; this LoRA needs the whole transformer in memory.");
            }
        }
    }
}
