using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>Writes the CLIP image encoder. Shapes in comments: B pictures, N patches, D width.</summary>
internal sealed class ClipVisionGraph(ClipVisionConfig config, GraphBuilder graph)
{
    private readonly LinearLayers linear = new(graph);

    // Older versions of the library put all names below this.
    private readonly string prefix = graph.Weights.Contains("vision_model.embeddings.class_embedding") ? "vision_model." : string.Empty;
    private GraphValue batchSize;

    public CompiledGraph Build()
    {
        var pixels = graph.Input("pixel_values", OnnxElementType.Float32, "pictures", 3, config.ImageSize, config.ImageSize);
        batchSize = graph.Node("Shape", [pixels], ("start", 0L), ("end", 1L));
        var tokens = Norm(Embed(pixels), $"{prefix}pre_layrnorm"); // the name is spelled so in every file
        for (var i = 0; i < config.LayerCount - 1; i++)
        {
            using var scope = graph.Scope($"encoder.layers.{i}");
            var name = $"{prefix}encoder.layers.{i}";
            tokens = graph.Node("Add", [tokens, Attend(Norm(tokens, $"{name}.layer_norm1"), $"{name}.self_attn")]);
            tokens = graph.Node("Add", [tokens, FeedForward(Norm(tokens, $"{name}.layer_norm2"), $"{name}.mlp")]);
        }

        graph.Output("hidden_states", tokens, "pictures", config.TokenCount, config.Width);
        return graph.Build();
    }

    /// <summary>[B, N + 1, D]: the token that stands for all, then the patches, with their positions.</summary>
    private GraphValue Embed(GraphValue pixels)
    {
        using var scope = graph.Scope("embeddings");
        var name = $"{prefix}embeddings";
        long size = config.PatchSize;
        var patches = graph.Node("Conv", [pixels, graph.Weight($"{name}.patch_embedding.weight", config.Width, 3, size, size)], ("strides", new[] { size, size }));
        var rows = graph.Node("Transpose", [graph.Node("Reshape", [patches, graph.Integers(0, config.Width, -1)])], ("perm", new long[] { 0, 2, 1 }));
        var one = graph.WeightAs($"{name}.class_embedding", [config.Width], [1, 1, config.Width]);
        var all = graph.Node("Expand", [one, graph.Node("Concat", [batchSize, graph.Integers(1, 1)], ("axis", 0L))]);
        return graph.Node("Add", [graph.Node("Concat", [all, rows], ("axis", 1L)), graph.Weight($"{name}.position_embedding.weight", config.TokenCount, config.Width)]);
    }

    private GraphValue Attend(GraphValue tokens, string name)
    {
        using var scope = graph.Scope("self_attn");
        GraphValue Project(GraphValue values, string layer) => Tokens(linear.Apply(Rows(values, config.Width), $"{name}.{layer}", config.Width, config.Width), config.Width);
        var attended = graph.RuntimeNode(
            "MultiHeadAttention", [Project(tokens, "q_proj"), Project(tokens, "k_proj"), Project(tokens, "v_proj")], ("num_heads", (long)config.HeadCount));
        return Project(attended, "out_proj");
    }

    private GraphValue FeedForward(GraphValue tokens, string name)
    {
        using var scope = graph.Scope("mlp");
        var hidden = graph.Node("Gelu", [linear.Apply(Rows(tokens, config.Width), $"{name}.fc1", config.Width, config.FeedForwardWidth)]);
        return Tokens(linear.Apply(hidden, $"{name}.fc2", config.FeedForwardWidth, config.Width), config.Width);
    }

    private GraphValue Norm(GraphValue tokens, string name) => graph.Node(
        "LayerNormalization", [tokens, graph.Weight($"{name}.weight", config.Width), graph.Weight($"{name}.bias", config.Width)], ("axis", -1L), ("epsilon", config.NormEpsilon));

    private GraphValue Rows(GraphValue tokens, int channels) => graph.Node("Reshape", [tokens, graph.Integers(-1, channels)]);

    private GraphValue Tokens(GraphValue rows, int channels) => linear.Unflatten(rows, batchSize, channels);
}
