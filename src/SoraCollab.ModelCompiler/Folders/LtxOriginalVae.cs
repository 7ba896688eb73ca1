using System.Globalization;
using System.Text.Json.Nodes;

namespace SoraCollab.ModelCompiler.Folders;

/// <summary>
/// The original repository's CausalVideoAutoencoder, a flat list of numbered blocks a side, in the words of diffusers'
/// AutoencoderKLLTXVideo, whose blocks each hold residual layers and a change of size.
/// </summary>
internal sealed class LtxOriginalVae
{
    private readonly string path;
    private readonly Dictionary<string, string> blocks = [];

    private LtxOriginalVae(string path) => this.path = path;

    /// <summary>The configuration of diffusers' class.</summary>
    public ModelConfig Config { get; private set; } = null!;

    /// <exception cref="UnsupportedOptionException">An option or a kind of block is not supported.</exception>
    public static LtxOriginalVae Read(string path, JsonObject original)
    {
        var vae = new LtxOriginalVae(path);
        vae.Config = vae.Translate(original);
        return vae;
    }

    /// <summary>A tensor's name without its prefix, as diffusers calls it; null for what it does not use.</summary>
    public string? Rename(string name)
    {
        switch (name)
        {
            case "per_channel_statistics.mean-of-means": return "latents_mean";
            case "per_channel_statistics.std-of-means": return "latents_std";
        }

        var words = name.Split('.');
        if (words[0] is not ("encoder" or "decoder"))
        {
            return null;
        }

        if (words.Length > 3 && words[1] is "down_blocks" or "up_blocks")
        {
            if (!blocks.TryGetValue(string.Join('.', words[..3]), out var block))
            {
                return null; // said to be missing under its proper name where it is needed
            }

            name = $"{block}.{string.Join('.', words[3..])}";
        }

        return name
            .Replace(".res_blocks.", ".resnets.", StringComparison.Ordinal)
            .Replace(".conv_shortcut.", ".conv_shortcut.conv.", StringComparison.Ordinal)
            .Replace(".norm3.norm.", ".norm3.", StringComparison.Ordinal)
            .Replace(".last_time_embedder.", ".time_embedder.", StringComparison.Ordinal)
            .Replace(".last_scale_shift_table", ".scale_shift_table", StringComparison.Ordinal);
    }

    private ModelConfig Translate(JsonObject original)
    {
        var read = ModelConfig.Of(path, original);
        read.Expect("_class_name", "\"CausalVideoAutoencoder\"");
        read.Expect("dims", "3");
        read.Expect("norm_layer", "\"pixel_norm\"");
        read.Expect("latent_log_var", "\"uniform\"");
        read.Expect("use_quant_conv", "false");
        read.Expect("spatial_padding_mode", "\"zeros\"");
        read.Expect("patch_size_t", "1");
        read.WithoutInfluence("blocks", "encoder_blocks", "decoder_blocks", "normalize_latent_channels");
        var encoder = Encoder(Blocks(original, "encoder_blocks"), read.Integer("encoder_base_channels", fallback: 128));
        var decoder = Decoder(Blocks(original, "decoder_blocks"), read.Integer("decoder_base_channels", fallback: 128));
        var config = new JsonObject
        {
            ["_class_name"] = ModelFolder.LtxVaeClass,
            ["in_channels"] = read.Integer("in_channels", fallback: 3),
            ["out_channels"] = read.Integer("out_channels", fallback: 3),
            ["latent_channels"] = read.Integer("latent_channels"),
            ["patch_size"] = read.Integer("patch_size", fallback: 4),
            ["patch_size_t"] = 1,
            ["scaling_factor"] = read.Number("scaling_factor", 1),
            ["resnet_norm_eps"] = 1e-6,
            ["encoder_causal"] = true,
            ["decoder_causal"] = read.Boolean("causal_decoder", false),
            ["timestep_conditioning"] = read.Boolean("timestep_conditioning", false),
        };
        read.RefuseUnread();
        foreach (var (key, value) in encoder.Concat(decoder).ToArray())
        {
            config[key] = value?.DeepClone();
        }

        return ModelConfig.Of(path, config);
    }

    /// <summary>Groups of residual layers, then a change of size, then a change of width; the last group alone is the middle.</summary>
    private JsonObject Encoder(IReadOnlyList<Block> list, int width)
    {
        var (layers, widths, scaling, kinds) = (new JsonArray(), new JsonArray(), new JsonArray(), new JsonArray());
        var folds = list.Any(block => block.Kind.EndsWith("_res", StringComparison.Ordinal));
        for (var at = 0; at < list.Count;)
        {
            layers.Add(Layers(list, at));
            if (at == list.Count - 1)
            {
                blocks[$"encoder.down_blocks.{at}"] = "encoder.mid_block";
                break;
            }

            var name = $"encoder.down_blocks.{widths.Count}";
            widths.Add(width);
            blocks[$"encoder.down_blocks.{at++}"] = name;
            var change = At(list, at) is { IsSize: true } size ? size : null;
            if (change is not null)
            {
                blocks[$"encoder.down_blocks.{at++}"] = $"{name}.downsamplers.0";
                width *= folds ? change.Multiplier ?? 2 : 1;
            }

            scaling.Add(change is not null);
            kinds.Add(Downsampling(change));
            if (At(list, at) is { Kind: "res_x_y" } widen)
            {
                blocks[$"encoder.down_blocks.{at++}"] = $"{name}.conv_out";
                width *= widen.Multiplier ?? 2;
            }
        }

        var types = new JsonArray([.. widths.Select(_ => JsonValue.Create(folds ? "LTXVideo095DownBlock3D" : "LTXVideoDownBlock3D"))]);
        if (folds)
        {
            widths.Add(width);
        }

        return new JsonObject
        {
            ["block_out_channels"] = widths, ["layers_per_block"] = layers, ["spatio_temporal_scaling"] = scaling, ["down_block_types"] = types, ["downsample_type"] = kinds,
        };
    }

    /// <summary>Listed from the pixels inwards, numbered from the middle outwards: the middle, then groups of width, size, residual layers.</summary>
    private JsonObject Decoder(IReadOnlyList<Block> listed, int width)
    {
        var list = listed.Reverse().ToArray();
        foreach (var block in list.Where(block => block.Kind == "res_x_y" || block.IsSize))
        {
            width *= block.Multiplier ?? (block.Kind == "res_x_y" ? 2 : 1);
        }

        var (layers, noise) = (new List<JsonNode>(), new List<JsonNode>());
        var (widths, scaling, residual, factors) = (new List<JsonNode>(), new List<JsonNode>(), new List<JsonNode>(), new List<JsonNode>());
        for (var at = 0; at < list.Length; at++)
        {
            var name = layers.Count == 0 ? "decoder.mid_block" : $"decoder.up_blocks.{layers.Count - 1}";
            var factor = 1;
            if (layers.Count > 0)
            {
                if (At(list, at) is { Kind: "res_x_y" } narrow)
                {
                    blocks[$"decoder.up_blocks.{at++}"] = $"{name}.conv_in";
                    width /= narrow.Multiplier ?? 2;
                }

                var change = At(list, at) is { IsSize: true } size ? size : null;
                if (change is not null)
                {
                    if (change.Kind != "compress_all")
                    {
                        throw Unsupported("decoder_blocks", change.Kind, "res_x, res_x_y and compress_all");
                    }

                    blocks[$"decoder.up_blocks.{at++}"] = $"{name}.upsamplers.0";
                    factor = change.Multiplier ?? 1;
                }

                (widths, scaling, residual, factors) = ([.. widths, width], [.. scaling, change is not null], [.. residual, change?.IsResidual ?? false], [.. factors, factor]);
                width /= factor;
            }

            layers.Add(Layers(list, at));
            noise.Add(list[at].InjectsNoise);
            blocks[$"decoder.up_blocks.{at}"] = name;
        }

        JsonArray Inwards(IEnumerable<JsonNode> values) => [.. values.Reverse()];
        return new JsonObject
        {
            ["decoder_block_out_channels"] = Inwards(widths),
            ["decoder_layers_per_block"] = Inwards(layers),
            ["decoder_spatio_temporal_scaling"] = Inwards(scaling),
            ["decoder_inject_noise"] = Inwards(noise),
            ["upsample_residual"] = Inwards(residual),
            ["upsample_factor"] = Inwards(factors),
        };
    }

    private IReadOnlyList<Block> Blocks(JsonObject original, string key)
    {
        var list = original[key] as JsonArray ?? original["blocks"] as JsonArray ?? throw new InvalidModelException(path, $"option \"{key}\" is missing.");
        return [.. list.Select(item => item is JsonArray { Count: 2 } pair && pair[0] is JsonValue kind && kind.TryGetValue(out string? name)
            ? new Block(name, pair[1])
            : throw Unsupported(key, item?.ToJsonString() ?? "null", "pairs of a kind and its values"))];
    }

    private int Layers(IReadOnlyList<Block> list, int at) => At(list, at) is { Kind: "res_x" } block
        ? block.Count
        : throw Unsupported("encoder_blocks, decoder_blocks", At(list, at)?.Kind ?? "the end", "residual layers (res_x) there");

    private string Downsampling(Block? change) => change?.Kind switch
    {
        null or "compress_all" => "conv",
        "compress_space_res" => "spatial",
        "compress_time_res" => "temporal",
        "compress_all_res" => "spatiotemporal",
        var other => throw Unsupported("encoder_blocks", other, "compress_all, or compress_space_res, compress_time_res and compress_all_res"),
    };

    private UnsupportedOptionException Unsupported(string option, string value, string supported) => new(path, option, value, supported);

    private static Block? At(IReadOnlyList<Block> list, int at) => at < list.Count ? list[at] : null;

    private sealed record Block(string Kind, JsonNode? Values)
    {
        public bool IsSize => Kind.StartsWith("compress_", StringComparison.Ordinal);

        public int? Multiplier => Value("multiplier");

        public bool IsResidual => (Values as JsonObject)?["residual"]?.GetValue<bool>() ?? false;

        public bool InjectsNoise => (Values as JsonObject)?["inject_noise"]?.GetValue<bool>() ?? false;

        /// <summary>Layers of res_x; old files give the number alone.</summary>
        public int Count => Values is JsonValue number ? number.GetValue<int>() : Value("num_layers") ?? 1;

        private int? Value(string key) => (Values as JsonObject)?[key] is { } node ? Convert.ToInt32(node.GetValue<double>(), CultureInfo.InvariantCulture) : null;
    }
}
