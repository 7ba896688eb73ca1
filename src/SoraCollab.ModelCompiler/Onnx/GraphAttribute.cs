using System.Text;

namespace SoraCollab.ModelCompiler.Onnx;

/// <summary>An attribute of a node. Field and type numbers: <c>AttributeProto</c> of onnx.proto.</summary>
internal readonly record struct GraphAttribute(string Name, object Value)
{
    public static implicit operator GraphAttribute((string Name, long Value) pair) => new(pair.Name, pair.Value);

    public static implicit operator GraphAttribute((string Name, float Value) pair) => new(pair.Name, pair.Value);

    public static implicit operator GraphAttribute((string Name, string Value) pair) => new(pair.Name, pair.Value);

    public static implicit operator GraphAttribute((string Name, long[] Value) pair) => new(pair.Name, pair.Value);

    public void Write(ProtobufMessage message)
    {
        message.Text(1, Name);
        switch (Value)
        {
            case float number:
                message.Single(2, number);
                message.Integer(20, 1);
                break;
            case long number:
                message.Integer(3, number);
                message.Integer(20, 2);
                break;
            case string text:
                message.Bytes(4, Encoding.UTF8.GetBytes(text));
                message.Integer(20, 3);
                break;
            case long[] numbers:
                message.Integers(8, numbers);
                message.Integer(20, 7);
                break;
            default:
                throw new ArgumentException($"Attribute \"{Name}\" has the type {Value.GetType()}; whole numbers, floats, texts and lists of whole numbers can be written.");
        }
    }
}
