using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>The shape of a T5 v1.1 or UMT5 encoder (transformers classes T5EncoderModel and UMT5EncoderModel).</summary>
/// <param name="VocabularySize">Token ids.</param>
/// <param name="Width">Channels of a token, in and out.</param>
/// <param name="HeadCount">Attention heads.</param>
/// <param name="HeadWidth">Channels of a head.</param>
/// <param name="FeedForwardWidth">Channels inside the feed-forward layer.</param>
/// <param name="LayerCount">Blocks.</param>
/// <param name="BucketCount">Buckets of relative positions, over both directions.</param>
/// <param name="MaximumDistance">Distance from which on all positions share a bucket.</param>
/// <param name="NormEpsilon">Epsilon of the norms.</param>
/// <param name="HasPositionsPerLayer">Whether each layer has a table of relative positions (UMT5), or all use the first one's.</param>
public sealed record T5EncoderConfig(
    int VocabularySize,
    int Width,
    int HeadCount,
    int HeadWidth,
    int FeedForwardWidth,
    int LayerCount,
    int BucketCount,
    int MaximumDistance,
    float NormEpsilon,
    bool HasPositionsPerLayer)
{
    /// <summary>Reads the configuration; every option is either understood or refused by name.</summary>
    /// <param name="config">The component's config.json.</param>
    /// <exception cref="UnsupportedOptionException">An option has a value that is not supported.</exception>
    public static T5EncoderConfig Parse(ModelConfig config)
    {
        var isUmt5 = config.Is("architectures", "[\"UMT5EncoderModel\"]") || config.Is("architectures", "[\"UMT5ForConditionalGeneration\"]");
        config.Expect("model_type", isUmt5 ? "\"umt5\"" : "\"t5\"");
        config.Expect("feed_forward_proj", "\"gated-gelu\"");
        if (!config.Has("feed_forward_proj"))
        {
            // Absent means plain ReLU in transformers: T5 before version 1.1.
            throw new UnsupportedOptionException(config.Path, "feed_forward_proj", "(absent, which means \"relu\")", "\"gated-gelu\"");
        }

        config.Expect("dense_act_fn", "\"gelu_new\"");
        config.Expect("is_gated_act", "true");
        config.Expect("is_decoder", "false");
        config.WithoutInfluence(
            "architectures", "classifier_dropout", "dropout_rate", "dtype", "torch_dtype", "eos_token_id", "pad_token_id", "bos_token_id",
            "decoder_start_token_id", "initializer_factor", "is_encoder_decoder", "num_decoder_layers", "output_past", "scale_decoder_outputs",
            "tie_word_embeddings", "transformers_version", "use_cache", "n_positions", "task_specific_params",
            "scalable_attention", "tokenizer_class");
        var parsed = new T5EncoderConfig(
            config.Integer("vocab_size"),
            config.Integer("d_model"),
            config.Integer("num_heads"),
            config.Integer("d_kv"),
            config.Integer("d_ff"),
            config.Integer("num_layers"),
            config.Integer("relative_attention_num_buckets", minimum: 4, fallback: 32),
            config.Integer("relative_attention_max_distance", minimum: 2, fallback: 128),
            (float)config.Number("layer_norm_epsilon", 1e-6),
            isUmt5);
        if (parsed.BucketCount % 4 != 0 || parsed.MaximumDistance <= parsed.BucketCount / 4)
        {
            throw new UnsupportedOptionException(
                config.Path, "relative_attention_num_buckets", $"{parsed.BucketCount}", $"multiples of 4 below 4 x relative_attention_max_distance ({parsed.MaximumDistance})");
        }

        config.RefuseUnread();
        return parsed;
    }
}
