namespace SoraCollab.ModelCompiler.Folders;

/// <summary>Wan's transformer under the names of the original repository (https://github.com/Wan-Video/Wan2.1, wan/modules/model.py).</summary>
internal static class WanOriginalTransformer
{
    private static readonly (string Diffusers, string Original)[] Renames =
    [
        (".attn1.to_q", ".self_attn.q"), (".attn1.to_k", ".self_attn.k"), (".attn1.to_v", ".self_attn.v"), (".attn1.to_out.0", ".self_attn.o"),
        (".attn2.to_q", ".cross_attn.q"), (".attn2.to_k", ".cross_attn.k"), (".attn2.to_v", ".cross_attn.v"), (".attn2.to_out.0", ".cross_attn.o"),
        (".attn2.add_k_proj", ".cross_attn.k_img"), (".attn2.add_v_proj", ".cross_attn.v_img"),
        (".ffn.net.0.proj", ".ffn.0"), (".ffn.net.2", ".ffn.2"),
        ("condition_embedder.time_embedder.linear_1", "time_embedding.0"), ("condition_embedder.time_embedder.linear_2", "time_embedding.2"),
        ("condition_embedder.time_proj", "time_projection.1"),
        ("condition_embedder.text_embedder.linear_1", "text_embedding.0"), ("condition_embedder.text_embedder.linear_2", "text_embedding.2"),
        ("condition_embedder.image_embedder.ff.net.0.proj", "img_emb.proj.1"), ("condition_embedder.image_embedder.ff.net.2", "img_emb.proj.3"),
        ("proj_out", "head.head"),
    ];

    /// <summary>The repository's name of a linear layer, without <c>.weight</c>, by that of diffusers.</summary>
    public static string LayerName(string name)
    {
        foreach (var (diffusers, original) in Renames)
        {
            if (name.EndsWith(diffusers, StringComparison.Ordinal))
            {
                return name[..^diffusers.Length] + original;
            }
        }

        return name;
    }
}
