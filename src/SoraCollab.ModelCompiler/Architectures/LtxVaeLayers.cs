using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>The layers that encoder and decoder share.</summary>
internal sealed class LtxVaeLayers(GraphBuilder graph, FrameConvolutions convolutions, float normEpsilon, bool causal)
{
    private const float PixelNormEpsilon = 1e-8f;

    private const int ModulationsPerLayer = 4;

    /// <summary>Residual layers <c>prefix.0</c>, <c>prefix.1</c> and so on.</summary>
    /// <param name="video">The input.</param>
    /// <param name="prefix">Their common name.</param>
    /// <param name="count">How many.</param>
    /// <param name="time">[1, 4 x channels] embedding of the timestep, in a decoder that is told one.</param>
    /// <param name="noise">Gives [height, width] noise for each convolution of a layer that adds it.</param>
    public FrameBatch Residuals(FrameBatch video, string prefix, int count, GraphValue? time = null, Func<GraphValue>? noise = null)
    {
        for (var i = 0; i < count; i++)
        {
            video = Residual(video, $"{prefix}.{i}", video.Channels, time, noise);
        }

        return video;
    }

    /// <summary>Two convolutions, each behind norm and SiLU, beside a shortcut that mixes channels if the width changes.</summary>
    public FrameBatch Residual(FrameBatch video, string name, int outputs, GraphValue? time = null, Func<GraphValue>? noise = null)
    {
        var modulations = time is { } embedding ? Modulations(embedding, $"{name}.scale_shift_table", ModulationsPerLayer, outputs) : [];
        var hidden = convolutions.Apply(Activate(video, modulations.AsSpan(..(modulations.Length / 2))), $"{name}.conv1", outputs, causal);
        hidden = AddNoise(hidden, $"{name}.per_channel_scale1", noise);
        hidden = convolutions.Apply(Activate(hidden, modulations.AsSpan((modulations.Length / 2)..)), $"{name}.conv2", outputs, causal);
        hidden = AddNoise(hidden, $"{name}.per_channel_scale2", noise);
        var shortcut = video.Channels == outputs
            ? video
            : convolutions.ApplyPointwise(LayerNorm(video, $"{name}.norm3"), $"{name}.conv_shortcut", outputs);
        return hidden with { Data = graph.Node("Add", [hidden.Data, shortcut.Data]) };
    }

    /// <summary>An embedding [1, count x channels] plus a table [count, channels], as <paramref name="count"/> values [1, channels, 1, 1].</summary>
    public GraphValue[] Modulations(GraphValue embedding, string table, int count, int channels)
    {
        var rows = graph.Node("Reshape", [embedding, graph.Integers(count, channels, 1, 1)]);
        var sum = graph.Node("Add", [rows, graph.WeightAs(table, [count, channels], [count, channels, 1, 1])]);
        return [.. Enumerable.Range(0, count).Select(i => graph.Node("Slice", [sum, graph.Integers(i), graph.Integers(i + 1), graph.Integers(0)]))];
    }

    /// <summary>Each position divided by the root mean square of its channels, then shifted and scaled if that is asked for, then SiLU.</summary>
    /// <param name="video">The input.</param>
    /// <param name="modulation">Nothing, or shift and scale, each [1, channels, 1, 1].</param>
    public FrameBatch Activate(FrameBatch video, ReadOnlySpan<GraphValue> modulation = default)
    {
        var squares = graph.Node("Mul", [video.Data, video.Data]);
        var normed = graph.Node("Div", [video.Data, Deviation(squares, PixelNormEpsilon)]);
        if (!modulation.IsEmpty)
        {
            var scale = graph.Node("Add", [modulation[1], graph.Constant(1f)]);
            normed = graph.Node("Add", [graph.Node("Mul", [normed, scale]), modulation[0]]);
        }

        return video with { Data = graph.Node("Mul", [normed, graph.Node("Sigmoid", [normed])]) };
    }

    /// <summary>One picture of noise for all frames and channels, each channel with a strength of its own.</summary>
    private FrameBatch AddNoise(FrameBatch video, string strength, Func<GraphValue>? noise) => noise is null
        ? video
        : video with { Data = graph.Node("Add", [video.Data, graph.Node("Mul", [noise(), graph.Weight(strength, video.Channels, 1, 1)])]) };

    private FrameBatch LayerNorm(FrameBatch video, string name)
    {
        using var scope = graph.Scope("norm3");
        GraphValue PerChannel(string part) => graph.WeightAs($"{name}.{part}", [video.Channels], [video.Channels, 1, 1]);
        var centred = graph.Node("Sub", [video.Data, Mean(video.Data)]);
        var normed = graph.Node("Div", [centred, Deviation(graph.Node("Mul", [centred, centred]), normEpsilon)]);
        return video with { Data = graph.Node("Add", [graph.Node("Mul", [normed, PerChannel("weight")]), PerChannel("bias")]) };
    }

    private GraphValue Deviation(GraphValue squares, float epsilon) =>
        graph.Node("Sqrt", [graph.Node("Add", [Mean(squares), graph.Constant(epsilon)])]);

    private GraphValue Mean(GraphValue values) => graph.Node("ReduceMean", [values, graph.Integers(1)], ("keepdims", 1L));
}
