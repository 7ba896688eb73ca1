using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.ModelCompiler.Onnx;

/// <summary>
/// Builds one ONNX graph. Nodes are named by paths that follow the model's own names (<c>/transformer_blocks.0/attn1/to_q/Gemm</c>),
/// constants are shared by value, and weights stay in their safetensors files: initializers point at byte ranges there.
/// </summary>
/// <param name="graphName">Name of the graph, for logs.</param>
/// <param name="weights">The component's weights.</param>
/// <param name="weightsAreInputs">Whether weights are inputs of the graph, given anew in each run, instead of initializers.</param>
internal sealed class GraphBuilder(string graphName, WeightsFolder weights, bool weightsAreInputs = false)
{
    private readonly OnnxModelWriter writer = new(graphName);
    private readonly WeightLocations locations = new(weights);
    private readonly Dictionary<string, GraphValue> initializers = [];
    private readonly Dictionary<string, int> usedNames = [];
    private readonly List<string> scopes = [];
    private readonly List<GraphPort> inputs = [];
    private readonly List<GraphPort> outputs = [];
    private readonly List<BlockWeight> weightInputs = [];

    public WeightsFolder Weights => weights;

    /// <summary>Where the weights lie that are inputs, in their order; they are the same for every block of a kind but for the places.</summary>
    public ImmutableArray<BlockWeight> WeightInputs => [.. weightInputs];

    /// <summary>The path of the module that is being written, with dots as in weight names.</summary>
    public IDisposable Scope(string name)
    {
        scopes.Add(name);
        return new ScopeEnd(scopes);
    }

    public GraphValue Input(string name, OnnxElementType type, params ReadOnlySpan<GraphDimension> shape)
    {
        inputs.Add(new GraphPort(name, type, [.. shape]));
        return new GraphValue(name);
    }

    public void Output(string name, GraphValue value, params ReadOnlySpan<GraphDimension> shape) => Output(name, OnnxElementType.Float32, value, shape);

    public void Output(string name, OnnxElementType type, GraphValue value, params ReadOnlySpan<GraphDimension> shape)
    {
        writer.AddNode("Identity", string.Empty, $"/{name}", [value.Name], [name], []);
        outputs.Add(new GraphPort(name, type, [.. shape]));
    }

    public GraphValue Node(string operation, ReadOnlySpan<GraphValue> operands, params ReadOnlySpan<GraphAttribute> attributes) =>
        Nodes(operation, string.Empty, operands, 1, attributes)[0];

    /// <summary>A node of ONNX Runtime's own operator set, com.microsoft.</summary>
    public GraphValue RuntimeNode(string operation, ReadOnlySpan<GraphValue> operands, params ReadOnlySpan<GraphAttribute> attributes) =>
        Nodes(operation, OnnxModelWriter.RuntimeDomain, operands, 1, attributes)[0];

    public GraphValue Constant(float value) =>
        Constant($"f32/{value:R}", OnnxElementType.Float32, [], MemoryMarshal.AsBytes([value]));

    /// <summary>A list of floats with a name of its own, for tables that no value describes shortly.</summary>
    public GraphValue Constant(string name, ReadOnlySpan<long> shape, float[] values) =>
        Constant(name, OnnxElementType.Float32, shape, MemoryMarshal.AsBytes(values.AsSpan()));

    /// <summary>A table of 8-bit whole numbers, kept in the graph.</summary>
    public GraphValue Constant(string name, ReadOnlySpan<long> shape, sbyte[] values) =>
        Constant(name, OnnxElementType.Int8, shape, MemoryMarshal.AsBytes(values.AsSpan()));

    /// <summary>A vector of ones, for normalisations without weights of their own.</summary>
    public GraphValue Ones(int length) => Constant($"ones/{length}", [length], [.. Enumerable.Repeat(1f, length)]);

    public GraphValue Integer(long value) =>
        Constant($"i64/{value}", OnnxElementType.Int64, [], MemoryMarshal.AsBytes([value]));

    public GraphValue Integers(params long[] values) =>
        Constant($"i64/[{string.Join(",", values)}]", OnnxElementType.Int64, [values.Length], MemoryMarshal.AsBytes(values.AsSpan()));

    /// <summary>Whole numbers of any shape, shared like all constants.</summary>
    public GraphValue Integers(ReadOnlySpan<long> shape, long[] values) => Constant(
        $"i64/[{string.Join(",", shape.ToArray())}]/{values[0]},{(values.Length > 1 ? values[1] : 0)}..{values[^1]}", OnnxElementType.Int64, shape, MemoryMarshal.AsBytes(values.AsSpan()));

    /// <summary>A weight with the shape that it has in its file.</summary>
    public GraphValue Weight(string name, params long[] shape) => External(name, weights.Tensor(name, shape), 0, shape);

    /// <summary>A weight under another shape of as many elements: row-major data need no copy for that.</summary>
    public GraphValue WeightAs(string name, long[] fileShape, long[] shape) =>
        External($"{name}[{string.Join(",", shape)}]", weights.Tensor(name, fileShape), 0, shape);

    /// <summary>Consecutive entries of a weight's first dimension; they are consecutive in its file too.</summary>
    public GraphValue WeightRows(string name, long[] fileShape, long first, long[] shape)
    {
        var rowElements = fileShape.Skip(1).Aggregate(1L, (product, size) => product * size);
        return External($"{name}[{first}..]", weights.Tensor(name, fileShape), first * rowElements, shape);
    }

    /// <summary>Consecutive elements of a weight, from one on; they are consecutive in its file too.</summary>
    public GraphValue WeightPart(string name, long[] fileShape, long firstElement, long[] shape) =>
        External($"{name}[{firstElement}:]", weights.Tensor(name, fileShape), firstElement, shape);

    /// <summary>
    /// Consecutive elements of a tensor in a file that is none of the component's. ONNX Runtime reads weights from one folder alone, so the
    /// values are copied into the graph, unless weights are inputs.
    /// </summary>
    public GraphValue Loaned(string name, SafetensorsTensor tensor, long firstElement, long[] shape)
    {
        if (weightsAreInputs)
        {
            return External(name, tensor, firstElement, shape);
        }

        using var file = SafetensorsFile.Open(tensor.Path);
        var length = shape.Aggregate(1L, (product, size) => product * size);
        return Constant(name, shape, file.ToSingles(tensor.Name).AsSpan((int)firstElement, (int)length).ToArray());
    }

    /// <summary>
    /// Rows of a weight by their numbers. They are chosen before they are widened, so that a table of many words is not: it stays in its file.
    /// </summary>
    public GraphValue GatherRows(string name, long[] shape, GraphValue rows)
    {
        var tensor = weights.Tensor(name, shape);
        var type = TypeOf(tensor);
        writer.AddExternal(name, type, shape, locations.Of(tensor.Path), tensor.Offset, tensor.ByteLength);
        var gathered = Node("Gather", [new GraphValue(name), rows], ("axis", 0L));
        return type == OnnxElementType.Float32 ? gathered : Node("Cast", [gathered], ("to", (long)OnnxElementType.Float32));
    }

    /// <summary>A node with several outputs.</summary>
    public ImmutableArray<GraphValue> NodeWithOutputs(string operation, int outputCount, params ReadOnlySpan<GraphValue> operands) =>
        Nodes(operation, string.Empty, operands, outputCount, []);

    public CompiledGraph Build()
    {
        var model = writer.Write(inputs, outputs);
        return new CompiledGraph(graphName, model, locations.Folder, [.. inputs], [.. outputs]);
    }

    private ImmutableArray<GraphValue> Nodes(
        string operation, string domain, ReadOnlySpan<GraphValue> operands, int outputCount, ReadOnlySpan<GraphAttribute> attributes)
    {
        var name = UniqueName(operation);
        var results = Enumerable.Range(0, outputCount).Select(i => new GraphValue($"{name}/output_{i}")).ToImmutableArray();
        writer.AddNode(operation, domain, name, [.. operands.ToArray().Select(value => value.Name)], [.. results.Select(value => value.Name)], attributes);
        return results;
    }

    private GraphValue Constant(string name, OnnxElementType type, ReadOnlySpan<long> shape, ReadOnlySpan<byte> bytes)
    {
        var fullName = "/constants/" + name;
        if (!initializers.TryGetValue(fullName, out var value))
        {
            writer.AddConstant(fullName, type, shape, bytes);
            initializers.Add(fullName, value = new GraphValue(fullName));
        }

        return value;
    }

    private GraphValue External(string name, SafetensorsTensor tensor, long firstElement, long[] shape)
    {
        if (initializers.TryGetValue(name, out var known))
        {
            return known;
        }

        var type = TypeOf(tensor);
        var elementSize = tensor.ElementType.Size();
        if (weightsAreInputs)
        {
            var input = Input($"weight.{weightInputs.Count}", OnnxElementType.Float32, [.. shape.Select(size => (GraphDimension)size)]);
            weightInputs.Add(new BlockWeight(input.Name, tensor.Path, tensor.Offset + (firstElement * elementSize), tensor.ElementType, [.. shape]));
            initializers.Add(name, input);
            return input;
        }

        var length = shape.Aggregate((long)elementSize, (bytes, size) => bytes * size);
        writer.AddExternal(name, type, shape, locations.Of(tensor.Path), tensor.Offset + (firstElement * elementSize), length);
        var value = new GraphValue(name);
        if (type != OnnxElementType.Float32)
        {
            // The CPU computes in float32 only; ONNX Runtime folds this cast away when it loads the graph.
            value = new GraphValue($"{name}/float32");
            writer.AddNode("Cast", string.Empty, $"/{name}/Cast", [name], [value.Name], [("to", (long)OnnxElementType.Float32)]);
        }

        initializers.Add(name, value);
        return value;
    }

    private static OnnxElementType TypeOf(SafetensorsTensor tensor) => tensor.ElementType switch
    {
        SafetensorsElementType.Float32 => OnnxElementType.Float32,
        SafetensorsElementType.Float16 => OnnxElementType.Float16,
        SafetensorsElementType.BFloat16 => OnnxElementType.BFloat16,
        SafetensorsElementType.Float64 => OnnxElementType.Float64,
        _ => throw new UnsupportedOptionException(tensor.Path, tensor.Name, tensor.ElementType.HeaderName(), "weights of type F32, BF16, F16 and F64"),
    };

    private string UniqueName(string operation)
    {
        var path = string.Concat(scopes.Select(scope => "/" + scope)) + "/" + operation;
        var count = usedNames[path] = usedNames.GetValueOrDefault(path) + 1;
        return count == 1 ? path : $"{path}_{count}";
    }

    private sealed class ScopeEnd(List<string> scopes) : IDisposable
    {
        public void Dispose() => scopes.RemoveAt(scopes.Count - 1);
    }
}
