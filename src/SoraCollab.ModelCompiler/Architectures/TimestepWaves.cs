using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// Timesteps as waves, cosines first, then through two linear layers: the embedding that transformer and
/// decoder share (diffusers' Timesteps and TimestepEmbedding).
/// </summary>
internal static class TimestepWaves
{
    private const int DefaultChannels = 256;

    /// <summary>[..] timesteps become [N, outputs] with the layers <c>prefix.linear_1</c> and <c>prefix.linear_2</c>.</summary>
    public static GraphValue Embed(GraphBuilder graph, LinearLayers linear, GraphValue timestep, string prefix, int outputs, int channels = DefaultChannels)
    {
        var half = channels / 2;
        var frequencies = Enumerable.Range(0, half).Select(i => MathF.Exp((float)-Math.Log(10000) * i / half)).ToArray();
        var times = graph.Node("Reshape", [timestep, graph.Integers(-1, 1)]);
        var angles = graph.Node("Mul", [times, graph.Constant("timestep_frequencies", [1, half], frequencies)]);
        var waves = graph.Node("Concat", [graph.Node("Cos", [angles]), graph.Node("Sin", [angles])], ("axis", 1L));
        var hidden = linear.Silu(linear.Apply(waves, $"{prefix}.linear_1", channels, outputs));
        return linear.Apply(hidden, $"{prefix}.linear_2", outputs, outputs);
    }
}
