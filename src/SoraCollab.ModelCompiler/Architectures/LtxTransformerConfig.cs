using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>The shape of an LTX-Video transformer (diffusers class LTXVideoTransformer3DModel).</summary>
/// <param name="LatentChannels">Channels of a latent token, in and out.</param>
/// <param name="HeadCount">Attention heads.</param>
/// <param name="HeadWidth">Channels of a head.</param>
/// <param name="LayerCount">Transformer blocks.</param>
/// <param name="CaptionChannels">Channels of the text encoder's output.</param>
/// <param name="NormEpsilon">Epsilon of the norms between blocks.</param>
/// <param name="AttentionBias">Whether the query, key and value projections have a bias.</param>
/// <param name="AttentionOutputBias">Whether the projection behind attention has a bias.</param>
public sealed record LtxTransformerConfig(
    int LatentChannels,
    int HeadCount,
    int HeadWidth,
    int LayerCount,
    int CaptionChannels,
    float NormEpsilon,
    bool AttentionBias,
    bool AttentionOutputBias)
{
    /// <summary>Channels of a token inside the transformer; also the width of the rotary tables.</summary>
    public int InnerWidth => HeadCount * HeadWidth;

    /// <summary>Reads the configuration; every option is either understood or refused by name.</summary>
    /// <param name="config">The component's config.json.</param>
    /// <exception cref="UnsupportedOptionException">An option has a value that is not supported.</exception>
    public static LtxTransformerConfig Parse(ModelConfig config)
    {
        config.Expect("patch_size", "1");
        config.Expect("patch_size_t", "1");
        config.Expect("activation_fn", "\"gelu-approximate\"");
        config.Expect("qk_norm", "\"rms_norm_across_heads\"");
        config.Expect("norm_elementwise_affine", "false");
        var parsed = new LtxTransformerConfig(
            config.Integer("in_channels"),
            config.Integer("num_attention_heads"),
            config.Integer("attention_head_dim", minimum: 2),
            config.Integer("num_layers"),
            config.Integer("caption_channels"),
            (float)config.Number("norm_eps", 1e-6),
            config.Boolean("attention_bias", true),
            config.Boolean("attention_out_bias", true));
        if (parsed.HeadWidth % 2 != 0)
        {
            throw new UnsupportedOptionException(config.Path, "attention_head_dim", $"{parsed.HeadWidth}", "even numbers (rotary pairs must not straddle heads)");
        }

        config.Expect("out_channels", $"{parsed.LatentChannels}", "null");
        config.Expect("cross_attention_dim", $"{parsed.InnerWidth}");
        config.RefuseUnread();
        return parsed;
    }
}
