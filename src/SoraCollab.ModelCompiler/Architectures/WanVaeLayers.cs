using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>Layers that encoder and decoder of the Wan autoencoder share. Data are [frames, channels, height, width].</summary>
internal sealed class WanVaeLayers(GraphBuilder graph, GraphValue isFirst)
{
    private const float SmallestLength = 1e-12f;

    public CausalConvolutions Convolutions { get; } = new(graph, isFirst);

    /// <summary>Two normed and activated convolutions beside a shortcut.</summary>
    public GraphValue Residual(GraphValue video, string name, int inputs, int outputs, int scale)
    {
        using var scope = graph.Scope(name);
        var shortcut = inputs == outputs ? video : Convolutions.ApplyPointwise(video, $"{name}.conv_shortcut", inputs, outputs);
        var hidden = Convolutions.Apply(Activate(video, $"{name}.norm1", inputs), $"{name}.conv1", inputs, outputs, scale);
        hidden = Convolutions.Apply(Activate(hidden, $"{name}.norm2", outputs), $"{name}.conv2", outputs, outputs, scale);
        return graph.Node("Add", [hidden, shortcut]);
    }

    /// <summary>The layers between the ways down and up: residual, attention within each frame, residual.</summary>
    public GraphValue Middle(GraphValue video, string name, int channels, int scale)
    {
        video = Residual(video, $"{name}.resnets.0", channels, channels, scale);
        return Residual(Attend(video, $"{name}.attentions.0", channels), $"{name}.resnets.1", channels, channels, scale);
    }

    /// <summary>Norm and SiLU.</summary>
    public GraphValue Activate(GraphValue video, string norm, int channels)
    {
        var normed = Norm(video, norm, channels, [channels, 1, 1, 1]);
        return graph.Node("Mul", [normed, graph.Node("Sigmoid", [normed])]);
    }

    /// <summary>A two-dimensional convolution of each frame.</summary>
    public GraphValue Convolve(GraphValue video, string name, int inputs, int outputs, int kernel, long[] pads, long stride = 1) => graph.Node(
        "Conv",
        [video, graph.Weight($"{name}.weight", outputs, inputs, kernel, kernel), graph.Weight($"{name}.bias", outputs)],
        ("pads", pads),
        ("strides", new[] { stride, stride }));

    /// <summary>Channels over their length in each pixel, times the square root of their number and a weight.</summary>
    private GraphValue Norm(GraphValue video, string name, int channels, long[] weightShape)
    {
        var length = graph.Node("Max", [graph.Node("ReduceL2", [video, graph.Integers(1)]), graph.Constant(SmallestLength)]);
        var weight = graph.Node("Mul", [graph.WeightAs($"{name}.gamma", weightShape, [channels, 1, 1]), graph.Constant(MathF.Sqrt(channels))]);
        return graph.Node("Mul", [graph.Node("Div", [video, length]), weight]);
    }

    private GraphValue Attend(GraphValue video, string name, int channels)
    {
        using var scope = graph.Scope(name);
        var projected = Convolve(Norm(video, $"{name}.norm", channels, [channels, 1, 1]), $"{name}.to_qkv", channels, 3 * channels, 1, [0, 0, 0, 0]);
        var rows = graph.Node("Transpose", [graph.Node("Reshape", [projected, graph.Integers(0, 3 * channels, -1)])], ("perm", new long[] { 0, 2, 1 }));
        GraphValue Part(int part) => graph.Node("Slice", [rows, graph.Integers(part * channels), graph.Integers((part + 1) * channels), graph.Integers(2)]);
        var attended = graph.RuntimeNode("MultiHeadAttention", [Part(0), Part(1), Part(2)], ("num_heads", 1L));
        var frames = graph.Node(
            "Reshape", [graph.Node("Transpose", [attended], ("perm", new long[] { 0, 2, 1 })), graph.Node("Shape", [video])]);
        return graph.Node("Add", [Convolve(frames, $"{name}.proj", channels, channels, 1, [0, 0, 0, 0]), video]);
    }
}
