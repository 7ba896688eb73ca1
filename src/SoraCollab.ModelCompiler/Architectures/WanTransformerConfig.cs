using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>The shape of a Wan transformer (diffusers class WanTransformer3DModel).</summary>
/// <param name="InputChannels">Channels of a latent cell that come in: with image conditioning more than go out.</param>
/// <param name="OutputChannels">Channels of a latent cell that go out.</param>
/// <param name="PatchHeight">Rows of cells that make a token.</param>
/// <param name="PatchWidth">Columns of cells that make a token.</param>
/// <param name="HeadCount">Attention heads.</param>
/// <param name="HeadWidth">Channels of a head.</param>
/// <param name="LayerCount">Transformer blocks.</param>
/// <param name="FeedForwardWidth">Channels inside the feed-forward layer.</param>
/// <param name="TextChannels">Channels of the text encoder's output.</param>
/// <param name="TimestepChannels">Channels of the timestep's waves.</param>
/// <param name="NormEpsilon">Epsilon of the norms.</param>
/// <param name="NormsCrossAttention">Whether attention to the text has a norm with weights before it.</param>
/// <param name="ImageChannels">Channels of the image encoder's output; null for models that take none.</param>
/// <param name="ImagePositions">Tokens of the image encoder that have a learned position (two pictures' together); null without.</param>
public sealed record WanTransformerConfig(
    int InputChannels,
    int OutputChannels,
    int PatchHeight,
    int PatchWidth,
    int HeadCount,
    int HeadWidth,
    int LayerCount,
    int FeedForwardWidth,
    int TextChannels,
    int TimestepChannels,
    float NormEpsilon,
    bool NormsCrossAttention,
    int? ImageChannels,
    int? ImagePositions)
{
    /// <summary>Channels of a token inside the transformer.</summary>
    public int InnerWidth => HeadCount * HeadWidth;

    /// <summary>Reads the configuration; every option is either understood or refused by name.</summary>
    /// <param name="config">The component's config.json.</param>
    /// <exception cref="UnsupportedOptionException">An option has a value that is not supported.</exception>
    public static WanTransformerConfig Parse(ModelConfig config)
    {
        config.Expect("qk_norm", "\"rms_norm_across_heads\"");
        var patch = config.Integers("patch_size");
        if (patch is not [1, _, _])
        {
            throw new UnsupportedOptionException(config.Path, "patch_size", $"[{string.Join(", ", patch)}]", "[1, rows, columns]");
        }

        var parsed = new WanTransformerConfig(
            config.Integer("in_channels"),
            config.Integer("out_channels"),
            patch[1],
            patch[2],
            config.Integer("num_attention_heads"),
            config.Integer("attention_head_dim", minimum: 6),
            config.Integer("num_layers"),
            config.Integer("ffn_dim"),
            config.Integer("text_dim"),
            config.Integer("freq_dim", fallback: 256),
            (float)config.Number("eps", 1e-6),
            config.Boolean("cross_attn_norm", true),
            config.Has("image_dim") ? config.Integer("image_dim") : null,
            config.Has("pos_embed_seq_len") ? config.Integer("pos_embed_seq_len") : null);
        if (parsed.HeadWidth % 2 != 0)
        {
            throw new UnsupportedOptionException(config.Path, "attention_head_dim", $"{parsed.HeadWidth}", "even numbers (rotary pairs must not straddle heads)");
        }

        config.Expect("added_kv_proj_dim", parsed.ImageChannels is null ? "null" : $"{parsed.InnerWidth}");

        // Positions are computed for any length; the number only bounds a table in diffusers.
        config.WithoutInfluence("rope_max_seq_len", "image_dim", "pos_embed_seq_len");
        config.RefuseUnread();
        return parsed;
    }
}
