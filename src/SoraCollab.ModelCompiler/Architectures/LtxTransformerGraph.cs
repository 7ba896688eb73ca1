using SoraCollab.ModelCompiler.Adapters;
using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>Writes the LTX-Video transformer. Shapes in comments: B batch, S tokens, L text tokens, T timesteps, D inner width.</summary>
internal sealed class LtxTransformerGraph(LtxTransformerConfig config, GraphBuilder graph, WeightPrecision precision, LoraSet loras)
{
    // diffusers gives the norms of queries and keys no epsilon of their own, so they get the default of its RMSNorm.
    private const float AttentionNormEpsilon = 1e-5f;
    private const int ModulationsPerBlock = 6;

    private readonly int width = config.InnerWidth;
    private readonly LinearLayers linear = new(graph, precision, loras);
    private GraphValue batchSize;
    private GraphValue ropeCos;
    private GraphValue ropeSin;
    private GraphValue textMask;

    public CompiledGraph Build()
    {
        var (tokens, caption, modulations, timeEmbedding) = Begin();
        for (var i = 0; i < config.LayerCount; i++)
        {
            using (graph.Scope($"transformer_blocks.{i}"))
            {
                tokens = Block(tokens, caption, modulations, $"transformer_blocks.{i}");
            }
        }

        graph.Output("velocity", Project(tokens, timeEmbedding), "batch", "tokens", config.LatentChannels);
        return graph.Build();
    }

    /// <summary>What stands before the blocks, by itself.</summary>
    public CompiledGraph BuildFirst()
    {
        var (tokens, caption, modulations, timeEmbedding) = Begin();
        graph.Output(CompiledBlocks.Tokens, tokens, "batch", "tokens", width);
        graph.Output("caption", caption, "text_rows", width);
        for (var i = 0; i < ModulationsPerBlock; i++)
        {
            graph.Output($"modulation.{i}", modulations[i], "batch", "timesteps", width);
        }

        graph.Output("time_embedding", timeEmbedding, "batch", "timesteps", width);
        graph.Output("text_mask", OnnxElementType.Int32, textMask, "batch", "text_tokens");
        graph.Output("head_cos", ropeCos, "batch", "head_tokens", config.HeadWidth / 2);
        graph.Output("head_sin", ropeSin, "batch", "head_tokens", config.HeadWidth / 2);
        return graph.Build();
    }

    /// <summary>One block by itself; weights are inputs if the builder makes them so.</summary>
    public CompiledGraph BuildBlock(int block)
    {
        var tokens = graph.Input(CompiledBlocks.Tokens, OnnxElementType.Float32, "batch", "tokens", width);
        var caption = graph.Input("caption", OnnxElementType.Float32, "text_rows", width);
        var modulations = Enumerable.Range(0, ModulationsPerBlock)
            .Select(i => graph.Input($"modulation.{i}", OnnxElementType.Float32, "batch", "timesteps", width))
            .ToArray();
        textMask = graph.Input("text_mask", OnnxElementType.Int32, "batch", "text_tokens");
        ropeCos = graph.Input("head_cos", OnnxElementType.Float32, "batch", "head_tokens", config.HeadWidth / 2);
        ropeSin = graph.Input("head_sin", OnnxElementType.Float32, "batch", "head_tokens", config.HeadWidth / 2);
        batchSize = graph.Node("Shape", [tokens], ("start", 0L), ("end", 1L));
        graph.Output(CompiledBlocks.NextTokens, Block(tokens, caption, modulations, $"transformer_blocks.{block}"), "batch", "tokens", width);
        return graph.Build();
    }

    /// <summary>What stands behind the blocks, by itself.</summary>
    public CompiledGraph BuildLast()
    {
        var tokens = graph.Input(CompiledBlocks.Tokens, OnnxElementType.Float32, "batch", "tokens", width);
        var timeEmbedding = graph.Input("time_embedding", OnnxElementType.Float32, "batch", "timesteps", width);
        batchSize = graph.Node("Shape", [tokens], ("start", 0L), ("end", 1L));
        graph.Output("velocity", Project(tokens, timeEmbedding), "batch", "tokens", config.LatentChannels);
        return graph.Build();
    }

    private (GraphValue Tokens, GraphValue Caption, GraphValue[] Modulations, GraphValue TimeEmbedding) Begin()
    {
        var latents = graph.Input("hidden_states", OnnxElementType.Float32, "batch", "tokens", config.LatentChannels);
        var text = graph.Input("encoder_hidden_states", OnnxElementType.Float32, "batch", "text_tokens", config.CaptionChannels);
        var mask = graph.Input("encoder_attention_mask", OnnxElementType.Float32, "batch", "text_tokens");
        var timestep = graph.Input("timestep", OnnxElementType.Float32, "batch", "timesteps");
        var cos = graph.Input("rope_cos", OnnxElementType.Float32, "rope_batch", "tokens", width);
        var sin = graph.Input("rope_sin", OnnxElementType.Float32, "rope_batch", "tokens", width);

        batchSize = graph.Node("Shape", [latents], ("start", 0L), ("end", 1L));
        textMask = graph.Node("Cast", [mask], ("to", (long)OnnxElementType.Int32));
        ropeCos = RotaryCache(cos, "rope_cos");
        ropeSin = RotaryCache(sin, "rope_sin");
        var (timeEmbedding, modulations) = EmbedTimestep(timestep);
        var caption = EmbedCaption(text); // [B*L, D]
        var tokens = Tokens(linear.Apply(Rows(latents, config.LatentChannels), "proj_in", config.LatentChannels, width), width); // [B, S, D]
        return (tokens, caption, modulations, timeEmbedding);
    }

    /// <summary>
    /// The operator wants one entry per pair and, on CUDA, heads of at most 1,024 channels, while LTX rotates all heads as
    /// one: each head owns consecutive channels, so the table is viewed as [B, S*heads, half a head].
    /// </summary>
    private GraphValue RotaryCache(GraphValue table, string name)
    {
        using var scope = graph.Scope(name);
        var pairs = graph.Node("Slice", [table, graph.Integers(0), graph.Integers(width), graph.Integers(2), graph.Integers(2)]);
        var perHead = graph.Node("Reshape", [pairs, graph.Integers(0, -1, config.HeadWidth / 2)]);
        var shape = graph.Node("Concat", [batchSize, graph.Integers(1, 1)], ("axis", 0L));
        return graph.Node("Expand", [perHead, shape]);
    }

    /// <summary>The embedding [B, T, D] and the six modulations of blocks, each [B, T, D], scales with their 1 already added.</summary>
    private (GraphValue Embedding, GraphValue[] Modulations) EmbedTimestep(GraphValue timestep)
    {
        using var scope = graph.Scope("time_embed");
        var embedding = TimestepWaves.Embed(graph, linear, timestep, "time_embed.emb.timestep_embedder", width); // [B*T, D]
        var activated = linear.Silu(embedding);
        var modulations = new GraphValue[ModulationsPerBlock];
        for (var i = 0; i < ModulationsPerBlock; i++)
        {
            // One product per modulation instead of one that is split: the rows of the weight lie in this order.
            var rows = linear.ApplyRows(activated, "time_embed.linear", width, ModulationsPerBlock * width, i * width, width);
            modulations[i] = Tokens(IsScale(i) ? graph.Node("Add", [rows, graph.Constant(1f)]) : rows, width);
        }

        return (Tokens(embedding, width), modulations);
    }

    // Order in the table: shift, scale, gate of attention, then of the feed-forward layer.
    private static bool IsScale(int modulation) => modulation is 1 or 4;

    private GraphValue EmbedCaption(GraphValue text)
    {
        using var scope = graph.Scope("caption_projection");
        var hidden = linear.Apply(Rows(text, config.CaptionChannels), "caption_projection.linear_1", config.CaptionChannels, width);
        return linear.Apply(linear.GeluTanh(hidden), "caption_projection.linear_2", width, width);
    }

    private GraphValue Block(GraphValue tokens, GraphValue caption, GraphValue[] modulations, string prefix)
    {
        GraphValue Modulation(int i) => graph.Node(
            "Add", [modulations[i], graph.WeightRows($"{prefix}.scale_shift_table", [ModulationsPerBlock, width], i, [width])]);

        var input = Modulate(tokens, Modulation(1), Modulation(0));
        var attended = Attend(input, GraphValue.None, $"{prefix}.attn1");
        tokens = graph.Node("Add", [tokens, graph.Node("Mul", [attended, Modulation(2)])]);

        // Attention to the text has neither norm, nor rotation, nor gate; the norm called norm2 belongs to what follows.
        tokens = graph.Node("Add", [tokens, Attend(tokens, caption, $"{prefix}.attn2")]);

        input = Modulate(tokens, Modulation(4), Modulation(3));
        return graph.Node("Add", [tokens, graph.Node("Mul", [FeedForward(input, $"{prefix}.ff"), Modulation(5)])]);
    }

    private GraphValue Modulate(GraphValue tokens, GraphValue onePlusScale, GraphValue shift)
    {
        var normed = graph.Node("RMSNormalization", [tokens, graph.Ones(width)], ("axis", -1L), ("epsilon", config.NormEpsilon));
        return graph.Node("Add", [graph.Node("Mul", [normed, onePlusScale]), shift]);
    }

    /// <summary>Attention among tokens, or of tokens to the caption when there is one.</summary>
    private GraphValue Attend(GraphValue tokens, GraphValue caption, string prefix)
    {
        using var scope = graph.Scope(prefix[(prefix.LastIndexOf('.') + 1)..]);
        var isSelf = caption == GraphValue.None;
        var queryRows = Rows(tokens, width);
        var keyRows = isSelf ? queryRows : caption;

        // Attention to the text stays in floats in any precision: its tokens and captions are not normed, and one 8-bit scale for a tensor
        // with outliers loses the picture (the bundled model's clips: 6.9 dB with it, 42.5 dB without).
        GraphValue Product(GraphValue rows, string name, bool bias) =>
            isSelf ? linear.ApplyLarge(rows, $"{prefix}.{name}", width, width, bias) : linear.Apply(rows, $"{prefix}.{name}", width, width, bias);
        GraphValue Project(GraphValue rows, string name) => Tokens(Product(rows, name, config.AttentionBias), width);
        GraphValue Norm(GraphValue values, string name) => graph.Node(
            "RMSNormalization", [values, graph.Weight($"{prefix}.{name}.weight", width)], ("axis", -1L), ("epsilon", AttentionNormEpsilon));

        var query = Norm(Project(queryRows, "to_q"), "norm_q");
        var key = Norm(Project(keyRows, "to_k"), "norm_k");
        var value = Project(keyRows, "to_v");
        if (isSelf)
        {
            query = Rotate(query);
            key = Rotate(key);
        }

        // Without a mask ONNX Runtime keeps no S x S matrix of probabilities. A hidden key gets -10000, as in diffusers.
        var attended = isSelf
            ? graph.RuntimeNode("MultiHeadAttention", [query, key, value], ("num_heads", config.HeadCount))
            : graph.RuntimeNode("MultiHeadAttention", [query, key, value, GraphValue.None, textMask], ("num_heads", config.HeadCount), ("mask_filter_value", -10000f));
        return Tokens(Product(Rows(attended, width), "to_out.0", config.AttentionOutputBias), width);
    }

    private GraphValue Rotate(GraphValue values)
    {
        var perHead = graph.Node("Reshape", [values, graph.Integers(0, -1, config.HeadWidth)]); // [B, S*heads, head width]
        var rotated = graph.Node("RotaryEmbedding", [perHead, ropeCos, ropeSin], ("interleaved", 1L), ("num_heads", 1L));
        return graph.Node("Reshape", [rotated, graph.Integers(0, -1, width)]);
    }

    private GraphValue FeedForward(GraphValue tokens, string prefix)
    {
        using var scope = graph.Scope("ff");
        var hidden = linear.GeluTanh(linear.ApplyLarge(Rows(tokens, width), $"{prefix}.net.0.proj", width, 4 * width));
        return Tokens(linear.ApplyLarge(hidden, $"{prefix}.net.2", 4 * width, width), width);
    }

    private GraphValue Project(GraphValue tokens, GraphValue timeEmbedding)
    {
        using var scope = graph.Scope("proj_out");
        GraphValue Row(int row) => graph.Node("Add", [timeEmbedding, graph.WeightRows("scale_shift_table", [2, width], row, [width])]);
        var onePlusScale = graph.Node("Add", [Row(1), graph.Constant(1f)]);
        var normed = graph.Node("LayerNormalization", [tokens, graph.Ones(width)], ("axis", -1L), ("epsilon", config.NormEpsilon));
        var modulated = graph.Node("Add", [graph.Node("Mul", [normed, onePlusScale]), Row(0)]);
        return Tokens(linear.Apply(Rows(modulated, width), "proj_out", width, config.LatentChannels), config.LatentChannels);
    }

    /// <summary>[B, N, channels] as rows [B*N, channels]; no data move.</summary>
    private GraphValue Rows(GraphValue tokens, int channels) => graph.Node("Reshape", [tokens, graph.Integers(-1, channels)]);

    /// <summary>Rows [B*N, channels] as [B, N, channels]; no data move.</summary>
    private GraphValue Tokens(GraphValue rows, int channels) => linear.Unflatten(rows, batchSize, channels);
}
