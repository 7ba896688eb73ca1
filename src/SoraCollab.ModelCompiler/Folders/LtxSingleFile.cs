using System.Text.Json.Nodes;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.ModelCompiler.Folders;

/// <summary>
/// LTX-Video as one safetensors file with the names of the original repository (https://github.com/Lightricks/LTX-Video) and its
/// configuration in the header, as 0.9.6 and 0.9.8 are published. Names and configuration are translated into those of diffusers; the
/// weights stay where they are.
/// </summary>
internal static class LtxSingleFile
{
    private const string TransformerPrefix = "model.diffusion_model.";
    private const string VaePrefix = "vae.";
    private const string ConfigEntry = "config";

    /// <summary>Opens the parts that the file holds; the text encoder and its tokenizer are never among them.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidModelException">The file is damaged, or has no configuration in its header.</exception>
    /// <exception cref="UnsupportedOptionException">Its configuration asks for something that is not supported.</exception>
    public static LtxFileParts Open(string path)
    {
        using var file = SafetensorsFile.Open(path);
        var config = Configuration(file);
        var transformer = Section(file, config, "transformer");
        var vae = LtxOriginalVae.Read($"{file.Path} (vae)", Section(file, config, "vae"));
        var scheduler = config["scheduler"] as JsonObject ?? [];
        return new LtxFileParts(
            ModelComponent.OfFile(
                file.Path, ModelFolder.LtxTransformerClass, LtxOriginalTransformer.Config($"{file.Path} (transformer)", transformer), Names(file, TransformerPrefix, LtxOriginalTransformer.Rename)),
            ModelComponent.OfFile(file.Path, ModelFolder.LtxVaeClass, vae.Config, Names(file, VaePrefix, vae.Rename)),
            Scheduler($"{file.Path} (scheduler)", scheduler),
            IsCausal: transformer["causal_temporal_positioning"]?.GetValue<bool>() ?? false);
    }

    private static JsonObject Configuration(SafetensorsFile file)
    {
        if (!file.Metadata.TryGetValue(ConfigEntry, out var text))
        {
            throw new InvalidModelException(
                file.Path, $"has no \"{ConfigEntry}\" in its header, so its shape is not known; use the model in the layout of diffusers (a folder with model_index.json).");
        }

        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw new InvalidModelException(file.Path, $"\"{ConfigEntry}\" in its header is no JSON object.");
        }
        catch (System.Text.Json.JsonException exception)
        {
            throw new InvalidModelException(file.Path, $"\"{ConfigEntry}\" in its header is not valid JSON ({exception.Message}).", exception);
        }
    }

    private static JsonObject Section(SafetensorsFile file, JsonObject config, string name) =>
        config[name] as JsonObject ?? throw new InvalidModelException(file.Path, $"the configuration in its header has no \"{name}\".");

    /// <summary>From diffusers' names to the file's.</summary>
    private static Dictionary<string, string> Names(SafetensorsFile file, string prefix, Func<string, string?> rename)
    {
        var names = new Dictionary<string, string>();
        foreach (var original in file.Tensors.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (rename(original[prefix.Length..]) is { } name && !names.TryAdd(name, original))
            {
                throw new InvalidModelException(file.Path, $"tensors \"{original}\" and \"{names[name]}\" are the same part of the model ({name}).");
            }
        }

        return names;
    }

    /// <summary>The schedule in the words of diffusers' FlowMatchEulerDiscreteScheduler (models of 0.9.0 and 0.9.1 shift by the number of tokens).</summary>
    private static ModelConfig Scheduler(string path, JsonObject original)
    {
        var read = ModelConfig.Of(path, original);
        read.Expect("_class_name", "\"RectifiedFlowScheduler\"");
        read.Expect("shifting", "null", "\"SD3\"");
        read.Expect("base_resolution", "null");
        read.Expect("sampler", "\"Uniform\"", "\"LinearQuadratic\"", "null");
        var terminal = read.Has("target_shift_terminal") ? read.Number("target_shift_terminal") : (double?)null;
        var shifts = read.Has("shifting");
        var scheduler = new JsonObject
        {
            ["_class_name"] = "FlowMatchEulerDiscreteScheduler",
            ["num_train_timesteps"] = read.Integer("num_train_timesteps", fallback: 1000),
            ["use_dynamic_shifting"] = shifts,
            ["base_shift"] = 0.95,
            ["max_shift"] = 2.05,
            ["base_image_seq_len"] = 1024,
            ["max_image_seq_len"] = 4096,
            ["shift_terminal"] = terminal,
            ["time_shift_type"] = "exponential",
        };
        read.RefuseUnread();
        return ModelConfig.Of(path, scheduler);
    }
}
