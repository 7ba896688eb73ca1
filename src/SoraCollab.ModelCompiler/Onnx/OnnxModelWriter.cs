namespace SoraCollab.ModelCompiler.Onnx;

/// <summary>
/// Collects nodes and initializers and writes the <c>ModelProto</c>. Field numbers are those of onnx.proto
/// (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
/// </summary>
internal sealed class OnnxModelWriter(string graphName)
{
    /// <summary>Operator set of ONNX Runtime's own operators.</summary>
    public const string RuntimeDomain = "com.microsoft";

    // Opset 23 is the first with RMSNormalization, RotaryEmbedding and Attention; it came with format version 11.
    private const int OperatorSet = 23;
    private const int FormatVersion = 11;
    private const int DataLocationExternal = 1;

    private readonly List<byte[]> nodes = [];
    private readonly List<byte[]> initializers = [];

    public void AddNode(
        string operation, string domain, string name, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs, ReadOnlySpan<GraphAttribute> attributes)
    {
        var message = new ProtobufMessage();
        foreach (var input in inputs)
        {
            message.Text(1, input);
        }

        foreach (var output in outputs)
        {
            message.Text(2, output);
        }

        message.Text(3, name);
        message.Text(4, operation);
        foreach (var attribute in attributes)
        {
            message.Message(5, attribute.Write);
        }

        message.Text(7, domain);
        nodes.Add(message.ToArray());
    }

    public void AddConstant(string name, OnnxElementType type, ReadOnlySpan<long> shape, ReadOnlySpan<byte> bytes)
    {
        var message = Tensor(name, type, shape);
        message.Bytes(9, bytes);
        initializers.Add(message.ToArray());
    }

    public void AddExternal(string name, OnnxElementType type, ReadOnlySpan<long> shape, string location, long offset, long length)
    {
        var message = Tensor(name, type, shape);
        AddExternalEntry(message, "location", location);
        AddExternalEntry(message, "offset", $"{offset}");
        AddExternalEntry(message, "length", $"{length}");
        message.Integer(14, DataLocationExternal);
        initializers.Add(message.ToArray());
    }

    public byte[] Write(IEnumerable<GraphPort> inputs, IEnumerable<GraphPort> outputs)
    {
        var model = new ProtobufMessage();
        model.Integer(1, FormatVersion);
        model.Text(2, "SoraCollab.ModelCompiler");
        model.Message(7, graph => WriteGraph(graph, inputs, outputs));
        model.Message(8, set => WriteOperatorSet(set, string.Empty, OperatorSet));
        model.Message(8, set => WriteOperatorSet(set, RuntimeDomain, 1));
        return model.ToArray();
    }

    private static ProtobufMessage Tensor(string name, OnnxElementType type, ReadOnlySpan<long> shape)
    {
        var message = new ProtobufMessage();
        foreach (var size in shape)
        {
            message.Integer(1, size);
        }

        message.Integer(2, (long)type);
        message.Text(8, name);
        return message;
    }

    private static void AddExternalEntry(ProtobufMessage tensor, string key, string value) =>
        tensor.Message(13, entry =>
        {
            entry.Text(1, key);
            entry.Text(2, value);
        });

    private static void WriteOperatorSet(ProtobufMessage message, string domain, int version)
    {
        message.Text(1, domain);
        message.Integer(2, version);
    }

    private void WriteGraph(ProtobufMessage graph, IEnumerable<GraphPort> inputs, IEnumerable<GraphPort> outputs)
    {
        nodes.ForEach(node => graph.Bytes(1, node));
        graph.Text(2, graphName);
        initializers.ForEach(initializer => graph.Bytes(5, initializer));
        foreach (var input in inputs)
        {
            graph.Message(11, message => WritePort(message, input));
        }

        foreach (var output in outputs)
        {
            graph.Message(12, message => WritePort(message, output));
        }
    }

    private static void WritePort(ProtobufMessage message, GraphPort port)
    {
        message.Text(1, port.Name);
        message.Message(2, type => type.Message(1, tensor =>
        {
            tensor.Integer(1, (long)port.ElementType);
            tensor.Message(2, shape =>
            {
                foreach (var dimension in port.Shape)
                {
                    shape.Message(1, size =>
                    {
                        if (dimension.Size is { } fixedSize)
                        {
                            size.Integer(1, fixedSize);
                        }
                        else
                        {
                            size.Text(2, dimension.Symbol!);
                        }
                    });
                }
            });
        }));
    }
}
