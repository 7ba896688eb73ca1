using System.Collections.Immutable;
using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// Linear layers in 8-bit whole numbers: each output channel of a weight is scaled to -127..127, rows are quantised once for all the
/// layers that read them.
/// </summary>
internal sealed class QuantisedLayers(GraphBuilder graph)
{
    // A model handed over as bytes must stay below the 2 GB of a protobuf message.
    private const long LargestTotal = 1_800_000_000;

    private readonly Dictionary<GraphValue, ImmutableArray<GraphValue>> quantisedRows = [];
    private long totalBytes;

    public GraphValue Apply(GraphValue rows, string name, int inputs, int outputs, bool bias)
    {
        using var scope = graph.Scope(name[(name.LastIndexOf('.') + 1)..]);
        if (!quantisedRows.TryGetValue(rows, out var input))
        {
            quantisedRows.Add(rows, input = graph.NodeWithOutputs("DynamicQuantizeLinear", 3, rows)); // values, scale, zero point
        }

        var (values, scales) = Quantise($"{name}.weight", inputs, outputs);
        var weight = graph.Constant($"int8/{name}.weight", [inputs, outputs], values);
        var scale = graph.Constant($"int8/{name}.scale", [outputs], scales);
        GraphValue[] operands = [input[0], weight, input[1], scale, input[2], GraphValue.None];
        return graph.RuntimeNode("MatMulIntegerToFloat", bias ? [.. operands, graph.Weight($"{name}.bias", outputs)] : operands);
    }

    /// <summary>The weight [out, in] as whole numbers [in, out], as the operator wants them, and the scale of each output.</summary>
    private (sbyte[] Values, float[] Scales) Quantise(string name, int inputs, int outputs)
    {
        var tensor = graph.Weights.Tensor(name, outputs, inputs);
        if ((totalBytes += tensor.ElementCount) > LargestTotal)
        {
            throw new UnsupportedOptionException(tensor.Path, "precision", $"\"{WeightPrecision.Int8}\"", $"\"{WeightPrecision.Float32}\" for a network of this size (8-bit weights are kept in the graph, at most {LargestTotal} bytes)");
        }

        var source = graph.Weights.ToSingles(name);
        var values = new sbyte[source.Length];
        var scales = new float[outputs];
        for (var output = 0; output < outputs; output++)
        {
            var row = source.AsSpan(output * inputs, inputs);
            var largest = 0f;
            foreach (var value in row)
            {
                largest = Math.Max(largest, Math.Abs(value));
            }

            // A channel of zeros needs a scale too, and any will do.
            var scale = scales[output] = largest > 0 ? largest / sbyte.MaxValue : 1;
            for (var i = 0; i < inputs; i++)
            {
                values[((long)i * outputs) + output] = (sbyte)MathF.Round(row[i] / scale);
            }
        }

        return (values, scales);
    }
}
