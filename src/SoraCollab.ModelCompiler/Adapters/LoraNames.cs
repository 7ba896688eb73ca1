using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.ModelCompiler.Adapters;

/// <summary>
/// Under which names LoRA files know a transformer's layers: those of diffusers, those of the family's own repository, and both with
/// underscores in place of dots (kohya), each behind one of the usual prefixes.
/// </summary>
internal sealed class LoraNames
{
    private static readonly string[] Prefixes = ["base_model.model.", "model.diffusion_model.", "diffusion_model.", "transformer.", "lora_unet_", "lora_transformer_"];

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    /// <param name="weights">The transformer's weights, under diffusers' names.</param>
    /// <param name="original">The repository's name of a layer by that of diffusers.</param>
    public LoraNames(WeightsFolder weights, Func<string, string> original)
    {
        const string Suffix = ".weight";
        foreach (var name in weights.TensorNames.Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)).Select(name => name[..^Suffix.Length]))
        {
            foreach (var known in new[] { name, original(name) })
            {
                names.TryAdd(known, name);
                names.TryAdd(known.Replace('.', '_'), name);
            }
        }
    }

    /// <summary>The model's own name of a module, or null if it has none such.</summary>
    public string? Find(string key)
    {
        foreach (var prefix in Prefixes)
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal))
            {
                key = key[prefix.Length..];
            }
        }

        return names.GetValueOrDefault(key);
    }
}
