using System.Text.Json.Nodes;

namespace SoraCollab.ModelCompiler.Folders;

/// <summary>The original repository's Transformer3DModel in the words of diffusers' LTXVideoTransformer3DModel.</summary>
internal static class LtxOriginalTransformer
{
    private static readonly string[] Shared =
    [
        "activation_fn", "attention_bias", "attention_head_dim", "caption_channels", "cross_attention_dim", "in_channels", "out_channels",
        "norm_elementwise_affine", "norm_eps", "num_attention_heads", "num_layers",
    ];

    private static readonly (string Original, string Diffusers)[] Modules =
        [("patchify_proj.", "proj_in."), ("adaln_single.", "time_embed."), (".q_norm.", ".norm_q."), (".k_norm.", ".norm_k.")];

    /// <summary>A tensor's name without its prefix, as diffusers calls it.</summary>
    public static string Rename(string name) =>
        Modules.Aggregate(name, (renamed, module) => renamed.Replace(module.Original, module.Diffusers, StringComparison.Ordinal));

    /// <summary>The repository's name of a linear layer, without <c>.weight</c>, by that of diffusers.</summary>
    public static string LayerName(string name) =>
        Modules.Aggregate(name + ".", (renamed, module) => renamed.Replace(module.Diffusers, module.Original, StringComparison.Ordinal))[..^1];

    /// <exception cref="UnsupportedOptionException">An option has a value that is not supported.</exception>
    public static ModelConfig Config(string path, JsonObject original)
    {
        var read = ModelConfig.Of(path, original);
        read.Expect("_class_name", "\"Transformer3DModel\"");
        read.Expect("qk_norm", "\"rms_norm\"");
        read.Expect("standardization_norm", "\"rms_norm\"");
        read.Expect("positional_embedding_type", "\"rope\"");
        read.Expect("positional_embedding_theta", "10000.0", "10000");
        read.Expect("positional_embedding_max_pos", "[20, 2048, 2048]");
        read.Expect("timestep_scale_multiplier", "1000", "1000.0");
        read.Expect("attention_type", "\"default\"");
        read.Expect("adaptive_norm", "\"single_scale_shift\"");
        read.Expect("double_self_attention", "false");
        read.Expect("only_cross_attention", "false");
        read.Expect("project_to_2d_pos", "true");
        read.Expect("use_linear_projection", "false");
        read.Expect("num_vector_embeds", "null");

        // Said of training and of numbers that other kinds of model use; causal positions are the pipeline's business.
        read.WithoutInfluence("dropout", "upcast_attention", "norm_num_groups", "num_embeds_ada_norm", "causal_temporal_positioning");
        read.WithoutInfluence(Shared);
        read.RefuseUnread();
        var config = new JsonObject { ["_class_name"] = ModelFolder.LtxTransformerClass, ["qk_norm"] = "rms_norm_across_heads", ["attention_out_bias"] = true };
        foreach (var key in Shared.Where(original.ContainsKey))
        {
            config[key] = original[key]?.DeepClone();
        }

        return ModelConfig.Of(path, config);
    }
}
