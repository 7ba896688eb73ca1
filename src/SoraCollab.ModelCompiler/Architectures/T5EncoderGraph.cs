using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>Writes the T5 or UMT5 encoder. Shapes in comments: B batch, L tokens, H heads.</summary>
internal sealed class T5EncoderGraph(T5EncoderConfig config, GraphBuilder graph)
{
    // Large enough that a hidden key gets no weight, small enough that adding a position bias cannot overflow.
    private const float HiddenKey = -1e30f;

    private readonly LinearLayers linear = new(graph);
    private GraphValue batchSize;
    private GraphValue maskBias;
    private GraphValue buckets;
    private GraphValue attentionBias;

    private int AttentionWidth => config.HeadCount * config.HeadWidth;

    public CompiledGraph Build()
    {
        var tokens = Begin();
        if (!config.HasPositionsPerLayer)
        {
            attentionBias = AttentionBias(0);
        }

        for (var i = 0; i < config.LayerCount; i++)
        {
            tokens = Block(tokens, i);
        }

        graph.Output("last_hidden_state", Norm(tokens, "encoder.final_layer_norm"), "batch", "text_tokens", config.Width);
        return graph.Build();
    }

    /// <summary>What stands before the blocks, by itself.</summary>
    public CompiledGraph BuildFirst()
    {
        graph.Output(CompiledBlocks.Tokens, Begin(), "batch", "text_tokens", config.Width);
        if (config.HasPositionsPerLayer)
        {
            graph.Output("mask_bias", maskBias, "batch", 1, 1, "text_tokens");
            graph.Output("buckets", OnnxElementType.Int64, buckets, "text_tokens", "text_tokens");
        }
        else
        {
            graph.Output("attention_bias", AttentionBias(0), "batch", config.HeadCount, "text_tokens", "text_tokens");
        }

        return graph.Build();
    }

    /// <summary>One block by itself; weights are inputs if the builder makes them so.</summary>
    public CompiledGraph BuildBlock(int block)
    {
        var tokens = graph.Input(CompiledBlocks.Tokens, OnnxElementType.Float32, "batch", "text_tokens", config.Width);
        if (config.HasPositionsPerLayer)
        {
            maskBias = graph.Input("mask_bias", OnnxElementType.Float32, "batch", 1, 1, "text_tokens");
            buckets = graph.Input("buckets", OnnxElementType.Int64, "text_tokens", "text_tokens");
        }
        else
        {
            attentionBias = graph.Input("attention_bias", OnnxElementType.Float32, "batch", config.HeadCount, "text_tokens", "text_tokens");
        }

        batchSize = graph.Node("Shape", [tokens], ("start", 0L), ("end", 1L));
        graph.Output(CompiledBlocks.NextTokens, Block(tokens, block), "batch", "text_tokens", config.Width);
        return graph.Build();
    }

    /// <summary>What stands behind the blocks, by itself.</summary>
    public CompiledGraph BuildLast()
    {
        var tokens = graph.Input(CompiledBlocks.Tokens, OnnxElementType.Float32, "batch", "text_tokens", config.Width);
        graph.Output("last_hidden_state", Norm(tokens, "encoder.final_layer_norm"), "batch", "text_tokens", config.Width);
        return graph.Build();
    }

    private GraphValue Begin()
    {
        var ids = graph.Input("input_ids", OnnxElementType.Int64, "batch", "text_tokens");
        var mask = graph.Input("attention_mask", OnnxElementType.Int64, "batch", "text_tokens");
        batchSize = graph.Node("Shape", [ids], ("start", 0L), ("end", 1L));
        maskBias = MaskBias(mask);
        buckets = PositionBuckets(ids);
        var embeddingName = graph.Weights.Contains("shared.weight") ? "shared.weight" : "encoder.embed_tokens.weight";
        return graph.GatherRows(embeddingName, [config.VocabularySize, config.Width], ids);
    }

    private GraphValue Block(GraphValue tokens, int block)
    {
        using var scope = graph.Scope($"encoder.block.{block}");
        var prefix = $"encoder.block.{block}.layer";
        if (config.HasPositionsPerLayer)
        {
            attentionBias = AttentionBias(block);
        }

        tokens = graph.Node("Add", [tokens, Attend(Norm(tokens, $"{prefix}.0.layer_norm"), $"{prefix}.0.SelfAttention")]);
        return graph.Node("Add", [tokens, FeedForward(Norm(tokens, $"{prefix}.1.layer_norm"), $"{prefix}.1.DenseReluDense")]);
    }

    private GraphValue Norm(GraphValue tokens, string name) => graph.Node(
        "RMSNormalization", [tokens, graph.Weight($"{name}.weight", config.Width)], ("axis", -1L), ("epsilon", config.NormEpsilon));

    private GraphValue Attend(GraphValue tokens, string prefix)
    {
        using var scope = graph.Scope("SelfAttention");
        var rows = graph.Node("Reshape", [tokens, graph.Integers(-1, config.Width)]);
        GraphValue Project(string name) =>
            linear.Unflatten(linear.Apply(rows, $"{prefix}.{name}", config.Width, AttentionWidth, bias: false), batchSize, AttentionWidth);

        // T5 does not divide by the square root of the head's width.
        var attended = graph.RuntimeNode(
            "MultiHeadAttention",
            [Project("q"), Project("k"), Project("v"), GraphValue.None, GraphValue.None, attentionBias],
            ("num_heads", config.HeadCount),
            ("scale", 1f));
        var attendedRows = graph.Node("Reshape", [attended, graph.Integers(-1, AttentionWidth)]);
        return linear.Unflatten(linear.Apply(attendedRows, $"{prefix}.o", AttentionWidth, config.Width, bias: false), batchSize, config.Width);
    }

    private GraphValue FeedForward(GraphValue tokens, string prefix)
    {
        using var scope = graph.Scope("DenseReluDense");
        var rows = graph.Node("Reshape", [tokens, graph.Integers(-1, config.Width)]);
        var gate = linear.GeluTanh(linear.Apply(rows, $"{prefix}.wi_0", config.Width, config.FeedForwardWidth, bias: false));
        var hidden = graph.Node("Mul", [gate, linear.Apply(rows, $"{prefix}.wi_1", config.Width, config.FeedForwardWidth, bias: false)]);
        return linear.Unflatten(linear.Apply(hidden, $"{prefix}.wo", config.FeedForwardWidth, config.Width, bias: false), batchSize, config.Width);
    }

    /// <summary>[B, 1, 1, L]: 0 where the mask keeps a token.</summary>
    private GraphValue MaskBias(GraphValue mask)
    {
        using var scope = graph.Scope("mask");
        var kept = graph.Node("Cast", [mask], ("to", (long)OnnxElementType.Float32));
        var bias = graph.Node("Mul", [graph.Node("Sub", [graph.Constant(1f), kept]), graph.Constant(HiddenKey)]);
        return graph.Node("Unsqueeze", [bias, graph.Integers(1, 2)]);
    }

    /// <summary>[B, H, L, L]: what a layer's table says of relative positions, and the mask.</summary>
    private GraphValue AttentionBias(int layer)
    {
        using var scope = graph.Scope("relative_attention_bias");
        var table = graph.Weight($"encoder.block.{layer}.layer.0.SelfAttention.relative_attention_bias.weight", config.BucketCount, config.HeadCount);
        var bias = graph.Node("Gather", [table, buckets], ("axis", 0L)); // [L, L, H]
        var perHead = graph.Node("Unsqueeze", [graph.Node("Transpose", [bias], ("perm", new long[] { 2, 0, 1 })), graph.Integers(0)]);
        return graph.Node("Add", [perHead, maskBias]);
    }

    /// <summary>
    /// [L, L] buckets of key position minus query position: half of the buckets for keys behind the query;
    /// in each half, half for exact distances and half growing with the logarithm up to the maximum distance.
    /// </summary>
    private GraphValue PositionBuckets(GraphValue ids)
    {
        using var scope = graph.Scope("relative_attention_bias");
        var half = config.BucketCount / 2;
        var exact = half / 2;
        var length = graph.Node("Squeeze", [graph.Node("Shape", [ids], ("start", 1L), ("end", 2L))]);
        var positions = graph.Node("Range", [graph.Integer(0), length, graph.Integer(1)]);
        var relative = graph.Node("Sub", [graph.Node("Unsqueeze", [positions, graph.Integers(0)]), graph.Node("Unsqueeze", [positions, graph.Integers(1)])]);
        var ahead = graph.Node("Cast", [graph.Node("Greater", [relative, graph.Integer(0)])], ("to", (long)OnnxElementType.Int64));
        var distance = graph.Node("Abs", [relative]);

        // At least 1, so that the logarithm of distance 0, which the exact half replaces anyway, stays finite.
        var positive = graph.Node("Cast", [graph.Node("Max", [distance, graph.Integer(1)])], ("to", (long)OnnxElementType.Float32));
        var logarithm = graph.Node("Log", [graph.Node("Div", [positive, graph.Constant(exact)])]);
        var normalised = graph.Node("Div", [logarithm, graph.Constant((float)Math.Log((double)config.MaximumDistance / exact))]);
        var steps = graph.Node("Cast", [graph.Node("Mul", [normalised, graph.Constant(half - exact)])], ("to", (long)OnnxElementType.Int64));
        var far = graph.Node("Min", [graph.Node("Add", [steps, graph.Integer(exact)]), graph.Integer(half - 1)]);
        var bucket = graph.Node("Where", [graph.Node("Less", [distance, graph.Integer(exact)]), distance, far]);
        return graph.Node("Add", [bucket, graph.Node("Mul", [ahead, graph.Integer(half)])]);
    }
}
