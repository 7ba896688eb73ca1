using SoraCollab.ModelCompiler.Adapters;
using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>Writes the Wan transformer. Shapes in comments: B batch, S tokens, L text tokens, T timesteps, D inner width.</summary>
internal sealed class WanTransformerGraph(WanTransformerConfig config, GraphBuilder graph, WeightPrecision precision, LoraSet loras)
{
    private const int ModulationsPerBlock = 6;

    // The norms around the image's projection keep PyTorch's own epsilon.
    private const float ImageNormEpsilon = 1e-5f;

    private readonly int width = config.InnerWidth;
    private readonly LinearLayers linear = new(graph, precision, loras);
    private GraphValue batchSize;
    private GraphValue ropeCos;
    private GraphValue ropeSin;

    public CompiledGraph Build()
    {
        var start = Begin();
        var tokens = start.Tokens;
        for (var i = 0; i < config.LayerCount; i++)
        {
            using (graph.Scope($"blocks.{i}"))
            {
                tokens = Block(tokens, start.Caption, start.Picture, start.Modulations, $"blocks.{i}");
            }
        }

        graph.Output("velocity", Unpatchify(Project(tokens, start.TimeEmbedding), start.Latents), "batch", config.OutputChannels, "frames", "rows", "columns");
        return graph.Build();
    }

    /// <summary>What stands before the blocks, by itself.</summary>
    public CompiledGraph BuildFirst()
    {
        var start = Begin();
        graph.Output(CompiledBlocks.Tokens, start.Tokens, "batch", "tokens", width);
        graph.Output("caption", start.Caption, "text_rows", width);
        if (config.ImageChannels is not null)
        {
            graph.Output("picture", start.Picture, "image_rows", width);
        }

        for (var i = 0; i < ModulationsPerBlock; i++)
        {
            graph.Output($"modulation.{i}", start.Modulations[i], "batch", "timesteps", width);
        }

        graph.Output("time_embedding", start.TimeEmbedding, "batch", "timesteps", width);
        graph.Output("batch_cos", ropeCos, "batch", "tokens", config.HeadWidth / 2);
        graph.Output("batch_sin", ropeSin, "batch", "tokens", config.HeadWidth / 2);
        return graph.Build();
    }

    /// <summary>One block by itself; weights are inputs if the builder makes them so.</summary>
    public CompiledGraph BuildBlock(int block)
    {
        var tokens = graph.Input(CompiledBlocks.Tokens, OnnxElementType.Float32, "batch", "tokens", width);
        var caption = graph.Input("caption", OnnxElementType.Float32, "text_rows", width);
        var picture = config.ImageChannels is null ? GraphValue.None : graph.Input("picture", OnnxElementType.Float32, "image_rows", width);
        var modulations = Enumerable.Range(0, ModulationsPerBlock)
            .Select(i => graph.Input($"modulation.{i}", OnnxElementType.Float32, "batch", "timesteps", width))
            .ToArray();
        ropeCos = graph.Input("batch_cos", OnnxElementType.Float32, "batch", "tokens", config.HeadWidth / 2);
        ropeSin = graph.Input("batch_sin", OnnxElementType.Float32, "batch", "tokens", config.HeadWidth / 2);
        batchSize = graph.Node("Shape", [tokens], ("start", 0L), ("end", 1L));
        graph.Output(CompiledBlocks.NextTokens, Block(tokens, caption, picture, modulations, $"blocks.{block}"), "batch", "tokens", width);
        return graph.Build();
    }

    /// <summary>What stands behind the blocks, by itself; the latents are there for their shape.</summary>
    public CompiledGraph BuildLast()
    {
        var latents = graph.Input("hidden_states", OnnxElementType.Float32, "batch", config.InputChannels, "frames", "rows", "columns");
        var tokens = graph.Input(CompiledBlocks.Tokens, OnnxElementType.Float32, "batch", "tokens", width);
        var timeEmbedding = graph.Input("time_embedding", OnnxElementType.Float32, "batch", "timesteps", width);
        batchSize = graph.Node("Shape", [latents], ("start", 0L), ("end", 1L));
        graph.Output("velocity", Unpatchify(Project(tokens, timeEmbedding), latents), "batch", config.OutputChannels, "frames", "rows", "columns");
        return graph.Build();
    }

    private (GraphValue Latents, GraphValue Tokens, GraphValue Caption, GraphValue Picture, GraphValue[] Modulations, GraphValue TimeEmbedding) Begin()
    {
        var latents = graph.Input("hidden_states", OnnxElementType.Float32, "batch", config.InputChannels, "frames", "rows", "columns");
        var text = graph.Input("encoder_hidden_states", OnnxElementType.Float32, "batch", "text_tokens", config.TextChannels);
        var timestep = graph.Input("timestep", OnnxElementType.Float32, "batch", "timesteps");
        var cos = graph.Input("rope_cos", OnnxElementType.Float32, "tokens", config.HeadWidth / 2);
        var sin = graph.Input("rope_sin", OnnxElementType.Float32, "tokens", config.HeadWidth / 2);
        batchSize = graph.Node("Shape", [latents], ("start", 0L), ("end", 1L));
        ropeCos = RotaryCache(cos, "rope_cos");
        ropeSin = RotaryCache(sin, "rope_sin");
        var (timeEmbedding, modulations) = EmbedTimestep(timestep);
        var caption = EmbedText(text);
        var picture = config.ImageChannels is { } channels
            ? EmbedImage(graph.Input("encoder_hidden_states_image", OnnxElementType.Float32, "batch", "image_tokens", channels), channels)
            : GraphValue.None;
        return (latents, Patchify(latents), caption, picture, modulations, timeEmbedding);
    }

    /// <summary>The tables for every sequence of the batch, [B, S, half a head].</summary>
    private GraphValue RotaryCache(GraphValue table, string name)
    {
        using var scope = graph.Scope(name);
        return graph.Node("Expand", [graph.Node("Unsqueeze", [table, graph.Integers(0)]), graph.Node("Concat", [batchSize, graph.Integers(1, 1)], ("axis", 0L))]);
    }

    /// <summary>A convolution over patches that do not overlap is a product of rows [B*S, channels of a patch].</summary>
    private GraphValue Patchify(GraphValue latents)
    {
        using var scope = graph.Scope("patch_embedding");
        var (rows, columns) = (config.PatchHeight, config.PatchWidth);
        var inputs = config.InputChannels * rows * columns;
        var grid = Grid(latents);
        var shape = graph.Node(
            "Concat", [batchSize, graph.Integers(config.InputChannels), grid[0], grid[1], graph.Integers(rows), grid[2], graph.Integers(columns)], ("axis", 0L));
        var patches = graph.Node("Transpose", [graph.Node("Reshape", [latents, shape])], ("perm", new long[] { 0, 2, 3, 5, 1, 4, 6 }));
        var weight = graph.WeightAs("patch_embedding.weight", [width, config.InputChannels, 1, rows, columns], [width, inputs]);
        var products = graph.Node(
            "Gemm", [graph.Node("Reshape", [patches, graph.Integers(-1, inputs)]), weight, graph.Weight("patch_embedding.bias", width)], ("transB", 1L));
        return Tokens(products, width);
    }

    /// <summary>Tokens of [row, column, channel] back to latents.</summary>
    private GraphValue Unpatchify(GraphValue tokens, GraphValue latents)
    {
        using var scope = graph.Scope("unpatchify");
        var grid = Grid(latents);
        var shape = graph.Node(
            "Concat", [batchSize, grid[0], grid[1], grid[2], graph.Integers(config.PatchHeight, config.PatchWidth, config.OutputChannels)], ("axis", 0L));
        var ordered = graph.Node("Transpose", [graph.Node("Reshape", [tokens, shape])], ("perm", new long[] { 0, 6, 1, 2, 4, 3, 5 }));
        var size = graph.Node("Shape", [latents], ("start", 2L), ("end", 5L));
        return graph.Node("Reshape", [ordered, graph.Node("Concat", [batchSize, graph.Integers(config.OutputChannels), size], ("axis", 0L))]);
    }

    /// <summary>Frames, rows and columns of tokens, each [1].</summary>
    private GraphValue[] Grid(GraphValue latents)
    {
        GraphValue Size(long axis) => graph.Node("Shape", [latents], ("start", axis), ("end", axis + 1));
        return [Size(2), graph.Node("Div", [Size(3), graph.Integers(config.PatchHeight)]), graph.Node("Div", [Size(4), graph.Integers(config.PatchWidth)])];
    }

    /// <summary>The embedding [B, T, D] and the six modulations of blocks, each [B, T, D].</summary>
    private (GraphValue Embedding, GraphValue[] Modulations) EmbedTimestep(GraphValue timestep)
    {
        const string Embedder = "condition_embedder";
        using var scope = graph.Scope(Embedder);
        var embedding = TimestepWaves.Embed(graph, linear, timestep, $"{Embedder}.time_embedder", width, config.TimestepChannels); // [B*T, D]
        var activated = linear.Silu(embedding);
        var modulations = Enumerable.Range(0, ModulationsPerBlock)
            .Select(i => Tokens(linear.ApplyRows(activated, $"{Embedder}.time_proj", width, ModulationsPerBlock * width, i * width, width), width))
            .ToArray();
        return (Tokens(embedding, width), modulations);
    }

    /// <summary>[B*L, D].</summary>
    private GraphValue EmbedText(GraphValue text)
    {
        const string Embedder = "condition_embedder.text_embedder";
        using var scope = graph.Scope(Embedder);
        var hidden = linear.Apply(Rows(text, config.TextChannels), $"{Embedder}.linear_1", config.TextChannels, width);
        return linear.Apply(linear.GeluTanh(hidden), $"{Embedder}.linear_2", width, width);
    }

    /// <summary>[B*image tokens, D].</summary>
    private GraphValue EmbedImage(GraphValue image, int channels)
    {
        const string Embedder = "condition_embedder.image_embedder";
        using var scope = graph.Scope(Embedder);
        if (config.ImagePositions is { } positions)
        {
            // The tokens of two pictures are one sequence.
            image = graph.Node("Reshape", [image, graph.Integers(-1, positions, channels)]);
            image = graph.Node("Add", [image, graph.Weight($"{Embedder}.pos_embed", 1, positions, channels)]);
        }

        var rows = Norm(Rows(image, channels), $"{Embedder}.norm1", channels, ImageNormEpsilon);
        var hidden = graph.Node("Gelu", [linear.Apply(rows, $"{Embedder}.ff.net.0.proj", channels, channels)]);
        return Norm(linear.Apply(hidden, $"{Embedder}.ff.net.2", channels, width), $"{Embedder}.norm2", width, ImageNormEpsilon);
    }

    private GraphValue Block(GraphValue tokens, GraphValue caption, GraphValue picture, GraphValue[] modulations, string prefix)
    {
        // Order in the table: shift, scale, gate of attention, then of the feed-forward layer.
        GraphValue Modulation(int i) => graph.Node(
            "Add", [modulations[i], graph.WeightPart($"{prefix}.scale_shift_table", [1, ModulationsPerBlock, width], i * width, [width])]);

        var input = Modulate(tokens, Modulation(1), Modulation(0));
        tokens = graph.Node("Add", [tokens, graph.Node("Mul", [AttendSelf(input, $"{prefix}.attn1"), Modulation(2)])]);
        var queries = config.NormsCrossAttention ? Norm(tokens, $"{prefix}.norm2", width, config.NormEpsilon) : tokens;
        tokens = graph.Node("Add", [tokens, AttendText(queries, caption, picture, $"{prefix}.attn2")]);
        input = Modulate(tokens, Modulation(4), Modulation(3));
        return graph.Node("Add", [tokens, graph.Node("Mul", [FeedForward(input, $"{prefix}.ffn"), Modulation(5)])]);
    }

    private GraphValue Modulate(GraphValue tokens, GraphValue scale, GraphValue shift)
    {
        var normed = graph.Node("LayerNormalization", [tokens, graph.Ones(width)], ("axis", -1L), ("epsilon", config.NormEpsilon));
        return graph.Node("Add", [graph.Node("Mul", [normed, graph.Node("Add", [scale, graph.Constant(1f)])]), shift]);
    }

    private GraphValue AttendSelf(GraphValue tokens, string prefix)
    {
        using var scope = graph.Scope("attn1");
        var rows = Rows(tokens, width);
        GraphValue Rotate(GraphValue values) =>
            graph.Node("RotaryEmbedding", [values, ropeCos, ropeSin], ("interleaved", 1L), ("num_heads", (long)config.HeadCount));

        var query = Rotate(HeadNorm(Project(rows, $"{prefix}.to_q"), $"{prefix}.norm_q"));
        var key = Rotate(HeadNorm(Project(rows, $"{prefix}.to_k"), $"{prefix}.norm_k"));

        // Without a mask ONNX Runtime keeps no S x S matrix of probabilities.
        return Project(Rows(Attention(query, key, Project(rows, $"{prefix}.to_v")), width), $"{prefix}.to_out.0");
    }

    /// <summary>Attention to the text and, with the same queries, to the picture; both are added before the last projection.</summary>
    private GraphValue AttendText(GraphValue tokens, GraphValue caption, GraphValue picture, string prefix)
    {
        using var scope = graph.Scope("attn2");
        var query = HeadNorm(Project(Rows(tokens, width), $"{prefix}.to_q"), $"{prefix}.norm_q");
        var key = HeadNorm(Project(caption, $"{prefix}.to_k"), $"{prefix}.norm_k");
        var attended = Attention(query, key, Project(caption, $"{prefix}.to_v"));
        if (picture != GraphValue.None)
        {
            var pictureKey = HeadNorm(Project(picture, $"{prefix}.add_k_proj"), $"{prefix}.norm_added_k");
            attended = graph.Node("Add", [attended, Attention(query, pictureKey, Project(picture, $"{prefix}.add_v_proj"))]);
        }

        return Project(Rows(attended, width), $"{prefix}.to_out.0");
    }

    private GraphValue Attention(GraphValue query, GraphValue key, GraphValue value) =>
        graph.RuntimeNode("MultiHeadAttention", [query, key, value], ("num_heads", (long)config.HeadCount));

    /// <summary>The norm of queries and keys runs over all heads together.</summary>
    private GraphValue HeadNorm(GraphValue values, string name) =>
        graph.Node("RMSNormalization", [values, graph.Weight($"{name}.weight", width)], ("axis", -1L), ("epsilon", config.NormEpsilon));

    private GraphValue FeedForward(GraphValue tokens, string prefix)
    {
        using var scope = graph.Scope("ffn");
        var hidden = linear.GeluTanh(linear.ApplyLarge(Rows(tokens, width), $"{prefix}.net.0.proj", width, config.FeedForwardWidth));
        return Tokens(linear.ApplyLarge(hidden, $"{prefix}.net.2", config.FeedForwardWidth, width), width);
    }

    private GraphValue Project(GraphValue tokens, GraphValue timeEmbedding)
    {
        using var scope = graph.Scope("proj_out");
        GraphValue Row(int row) => graph.Node("Add", [timeEmbedding, graph.WeightPart("scale_shift_table", [1, 2, width], row * width, [width])]);
        var outputs = config.PatchHeight * config.PatchWidth * config.OutputChannels;
        return linear.Apply(Rows(Modulate(tokens, Row(1), Row(0)), width), "proj_out", width, outputs);
    }

    private GraphValue Project(GraphValue rows, string name) => Tokens(linear.ApplyLarge(rows, name, width, width), width);

    private GraphValue Norm(GraphValue values, string name, int channels, float epsilon) => graph.Node(
        "LayerNormalization", [values, graph.Weight($"{name}.weight", channels), graph.Weight($"{name}.bias", channels)], ("axis", -1L), ("epsilon", epsilon));

    /// <summary>[B, N, channels] as rows [B*N, channels]; no data move.</summary>
    private GraphValue Rows(GraphValue tokens, int channels) => graph.Node("Reshape", [tokens, graph.Integers(-1, channels)]);

    /// <summary>Rows [B*N, channels] as [B, N, channels]; no data move.</summary>
    private GraphValue Tokens(GraphValue rows, int channels) => linear.Unflatten(rows, batchSize, channels);
}
