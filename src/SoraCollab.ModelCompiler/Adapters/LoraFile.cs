using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.ModelCompiler.Adapters;

/// <summary>
/// Reads a LoRA file: pairs <c>lora_A</c> and <c>lora_B</c> (PEFT, diffusers) or <c>lora_down</c> and <c>lora_up</c> (kohya, ComfyUI)
/// with an <c>alpha</c> each, or none, which means the rank. Anything else in the file is refused by name, never left out.
/// </summary>
internal static class LoraFile
{
    private static readonly (string Suffix, LoraPart Part)[] Parts =
    [
        (".lora_A.weight", LoraPart.Down), (".lora_A.default.weight", LoraPart.Down), (".lora_down.weight", LoraPart.Down), (".lora.down.weight", LoraPart.Down),
        (".lora_B.weight", LoraPart.Up), (".lora_B.default.weight", LoraPart.Up), (".lora_up.weight", LoraPart.Up), (".lora.up.weight", LoraPart.Up),
        (".alpha", LoraPart.Alpha),
    ];

    /// <summary>The modules by the model's names.</summary>
    /// <param name="setting">The file and its strength.</param>
    /// <param name="names">The model's layers under all names that a file may call them.</param>
    /// <exception cref="InvalidModelException">The file is missing or damaged, incomplete, or for another model.</exception>
    public static IReadOnlyDictionary<string, LoraModule> Read(LoraSetting setting, LoraNames names)
    {
        using var file = SafetensorsFile.Open(setting.Path);
        var found = new SortedDictionary<string, Dictionary<LoraPart, SafetensorsTensor>>(StringComparer.Ordinal);
        foreach (var (key, tensor) in file.Tensors)
        {
            var (suffix, part) = Parts.FirstOrDefault(known => key.EndsWith(known.Suffix, StringComparison.Ordinal));
            if (suffix is null)
            {
                throw new UnsupportedOptionException(
                    file.Path, key, $"{tensor.ElementType.HeaderName()} {tensor.ShapeText}", "LoRA of linear layers alone (lora_A and lora_B, or lora_down and lora_up with alpha)");
            }

            var module = key[..^suffix.Length];
            if (!found.TryGetValue(module, out var parts))
            {
                found.Add(module, parts = []);
            }

            if (!parts.TryAdd(part, tensor))
            {
                throw new InvalidModelException(file.Path, $"\"{key}\" and \"{parts[part].Name}\" are the same part of a module.");
            }
        }

        // Names before shapes: that the file is for another model says more than what it lacks.
        if (found.Keys.FirstOrDefault(key => names.Find(key) is null) is { } unknown)
        {
            throw new InvalidModelException(file.Path, $"changes \"{unknown}\", which this model does not have. The LoRA is for another model.");
        }

        var modules = new Dictionary<string, LoraModule>();
        foreach (var (key, parts) in found)
        {
            var name = names.Find(key)!;
            if (!modules.TryAdd(name, Module(file, key, parts, setting.Strength)))
            {
                throw new InvalidModelException(file.Path, $"changes {name} twice, as \"{key}\" and as \"{modules[name].Key}\".");
            }
        }

        return modules.Count > 0 ? modules : throw new InvalidModelException(file.Path, "holds no LoRA: there is no tensor in it.");
    }

    private static LoraModule Module(SafetensorsFile file, string key, Dictionary<LoraPart, SafetensorsTensor> parts, double strength)
    {
        if (!parts.TryGetValue(LoraPart.Down, out var down) || !parts.TryGetValue(LoraPart.Up, out var up))
        {
            throw new InvalidModelException(file.Path, $"\"{key}\" has only one of its two matrices (lora_A and lora_B, or lora_down and lora_up).");
        }

        foreach (var matrix in new[] { down, up }.Where(matrix => matrix.Shape.Length != 2))
        {
            throw new UnsupportedOptionException(file.Path, matrix.Name, matrix.ShapeText, "matrices of two dimensions, for linear layers");
        }

        var rank = down.Shape[0];
        if (rank == 0 || up.Shape[1] != rank)
        {
            throw new InvalidModelException(file.Path, $"\"{down.Name}\" {down.ShapeText} and \"{up.Name}\" {up.ShapeText} disagree about the rank.");
        }

        double alpha = rank;
        if (parts.TryGetValue(LoraPart.Alpha, out var given))
        {
            alpha = given.ElementCount == 1
                ? file.ToSingles(given.Name)[0]
                : throw new InvalidModelException(file.Path, $"\"{given.Name}\" has {given.ElementCount} values; one number is needed.");
            if (!double.IsFinite(alpha))
            {
                throw new InvalidModelException(file.Path, $"\"{given.Name}\" is {alpha}; a finite number is needed.");
            }
        }

        return new LoraModule(down, up, (float)(strength * alpha / rank), key);
    }

    private enum LoraPart
    {
        Down,
        Up,
        Alpha,
    }
}
