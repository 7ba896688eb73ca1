using SoraCollab.ModelCompiler.Adapters;
using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// Linear layers and the activations between them, on rows [N, channels]. Weights are [out, in] as PyTorch keeps them:
/// Gemm reads them transposed, so none is ever copied for its layout. What LoRA files add is computed beside each layer.
/// </summary>
internal sealed class LinearLayers(GraphBuilder graph, WeightPrecision precision = WeightPrecision.Float32, LoraSet? loras = null)
{
    private readonly LoraSet loras = loras ?? LoraSet.None;
    private readonly QuantisedLayers quantised = new(graph);
    private readonly Dictionary<(GraphValue Batch, int Channels), GraphValue> shapes = [];

    /// <summary>x W^T + b with the weights <c>name.weight</c> and, if there is one, <c>name.bias</c>.</summary>
    public GraphValue Apply(GraphValue rows, string name, int inputs, int outputs, bool bias = true)
    {
        var weight = graph.Weight($"{name}.weight", outputs, inputs);
        using var scope = graph.Scope(name[(name.LastIndexOf('.') + 1)..]);
        var product = bias
            ? graph.Node("Gemm", [rows, weight, graph.Weight($"{name}.bias", outputs)], ("transB", 1L))
            : graph.Node("Gemm", [rows, weight], ("transB", 1L));
        return AddLoras(product, rows, name, inputs, outputs);
    }

    /// <summary>As <see cref="Apply"/>, in the precision chosen for large products.</summary>
    public GraphValue ApplyLarge(GraphValue rows, string name, int inputs, int outputs, bool bias = true) =>
        precision == WeightPrecision.Int8
            ? AddLoras(quantised.Apply(rows, name, inputs, outputs, bias), rows, name, inputs, outputs)
            : Apply(rows, name, inputs, outputs, bias);

    /// <summary>Some consecutive outputs of a layer.</summary>
    public GraphValue ApplyRows(GraphValue rows, string name, int inputs, int allOutputs, int first, int count)
    {
        var weight = graph.WeightRows($"{name}.weight", [allOutputs, inputs], first, [count, inputs]);
        var bias = graph.WeightRows($"{name}.bias", [allOutputs], first, [count]);
        using var scope = graph.Scope(name[(name.LastIndexOf('.') + 1)..]);
        return AddLoras(graph.Node("Gemm", [rows, weight, bias], ("transB", 1L)), rows, name, inputs, allOutputs, first, count);
    }

    private GraphValue AddLoras(GraphValue product, GraphValue rows, string name, int inputs, int outputs, int first = 0, int? count = null)
    {
        foreach (var (file, module) in loras.Of(name, inputs, outputs))
        {
            var down = graph.Loaned($"lora.{file}/{name}.down", module.Down, 0, [module.Rank, inputs]);
            var up = graph.Loaned($"lora.{file}/{name}.up[{first}..]", module.Up, (long)first * module.Rank, [count ?? outputs, module.Rank]);
            var narrow = graph.Node("Gemm", [rows, down], ("transB", 1L));
            product = graph.Node("Gemm", [narrow, up, product], ("transB", 1L), ("alpha", module.Scale));
        }

        return product;
    }

    /// <summary>Rows as [batch, N, channels].</summary>
    public GraphValue Unflatten(GraphValue rows, GraphValue batchSize, int channels)
    {
        if (!shapes.TryGetValue((batchSize, channels), out var shape))
        {
            shape = graph.Node("Concat", [batchSize, graph.Integers(-1, channels)], ("axis", 0L));
            shapes.Add((batchSize, channels), shape);
        }

        return graph.Node("Reshape", [rows, shape]);
    }

    public GraphValue Silu(GraphValue values) => graph.Node("Mul", [values, graph.Node("Sigmoid", [values])]);

    /// <summary>The tanh approximation, which diffusers calls gelu-approximate and transformers gelu_new.</summary>
    public GraphValue GeluTanh(GraphValue values) => graph.Node("Gelu", [values], ("approximate", "tanh"));
}
