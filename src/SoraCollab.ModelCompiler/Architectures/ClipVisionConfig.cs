using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>The shape of a CLIP image encoder (transformers class CLIPVisionModel).</summary>
/// <param name="Width">Channels of a token.</param>
/// <param name="FeedForwardWidth">Channels inside the feed-forward layer.</param>
/// <param name="LayerCount">Blocks; the last one's output is not asked for.</param>
/// <param name="HeadCount">Attention heads.</param>
/// <param name="ImageSize">Pixels of a side of the picture.</param>
/// <param name="PatchSize">Pixels of a side of a token.</param>
/// <param name="NormEpsilon">Epsilon of the norms.</param>
public sealed record ClipVisionConfig(int Width, int FeedForwardWidth, int LayerCount, int HeadCount, int ImageSize, int PatchSize, float NormEpsilon)
{
    /// <summary>Tokens of a picture: its patches and the one that stands for all.</summary>
    public int TokenCount => ((ImageSize / PatchSize) * (ImageSize / PatchSize)) + 1;

    /// <summary>Reads the configuration; every option is either understood or refused by name.</summary>
    /// <param name="config">The component's config.json.</param>
    /// <exception cref="UnsupportedOptionException">An option has a value that is not supported.</exception>
    public static ClipVisionConfig Parse(ModelConfig config)
    {
        config.Expect("model_type", "\"clip_vision_model\"");
        config.Expect("hidden_act", "\"gelu\"");
        if (!config.Has("hidden_act"))
        {
            throw new UnsupportedOptionException(config.Path, "hidden_act", "(absent, which means \"quick_gelu\")", "\"gelu\"");
        }

        config.Expect("num_channels", "3");
        config.WithoutInfluence(
            "architectures", "attention_dropout", "dropout", "dtype", "torch_dtype", "initializer_factor", "initializer_range", "projection_dim", "transformers_version");
        var parsed = new ClipVisionConfig(
            config.Integer("hidden_size"),
            config.Integer("intermediate_size"),
            config.Integer("num_hidden_layers", minimum: 2),
            config.Integer("num_attention_heads"),
            config.Integer("image_size"),
            config.Integer("patch_size"),
            (float)config.Number("layer_norm_eps", 1e-5));
        if (parsed.Width % parsed.HeadCount != 0 || parsed.ImageSize % parsed.PatchSize != 0)
        {
            throw new UnsupportedOptionException(config.Path, "num_attention_heads", $"{parsed.HeadCount}", $"divisors of hidden_size {parsed.Width}, and a patch_size that divides image_size {parsed.ImageSize}");
        }

        config.RefuseUnread();
        return parsed;
    }
}
