using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>The layers that encoder and decoder share.</summary>
internal sealed class LtxVaeLayers(GraphBuilder graph, FrameConvolutions convolutions, float normEpsilon, bool causal)
{
    private const float PixelNormEpsilon = 1e-8f;

    /// <summary>Residual layers <c>prefix.0</c>, <c>prefix.1</c> and so on.</summary>
    public FrameBatch Residuals(FrameBatch video, string prefix, int count)
    {
        for (var i = 0; i < count; i++)
        {
            video = Residual(video, $"{prefix}.{i}", video.Channels);
        }

        return video;
    }

    /// <summary>Two convolutions, each behind norm and SiLU, beside a shortcut that mixes channels if the width changes.</summary>
    public FrameBatch Residual(FrameBatch video, string name, int outputs)
    {
        var hidden = convolutions.Apply(Activate(video), $"{name}.conv1", outputs, causal);
        hidden = convolutions.Apply(Activate(hidden), $"{name}.conv2", outputs, causal);
        var shortcut = video.Channels == outputs
            ? video
            : convolutions.ApplyPointwise(LayerNorm(video, $"{name}.norm3"), $"{name}.conv_shortcut", outputs);
        return hidden with { Data = graph.Node("Add", [hidden.Data, shortcut.Data]) };
    }

    /// <summary>Each position divided by the root mean square of its channels, then SiLU.</summary>
    public FrameBatch Activate(FrameBatch video)
    {
        var squares = graph.Node("Mul", [video.Data, video.Data]);
        var normed = graph.Node("Div", [video.Data, Deviation(squares, PixelNormEpsilon)]);
        return video with { Data = graph.Node("Mul", [normed, graph.Node("Sigmoid", [normed])]) };
    }

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
