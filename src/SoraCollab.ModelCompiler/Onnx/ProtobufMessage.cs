using Google.Protobuf;

namespace SoraCollab.ModelCompiler.Onnx;

/// <summary>
/// Writes a protobuf message field by field. ONNX needs six message types; their field numbers are facts of onnx.proto,
/// so no generated code is kept.
/// </summary>
internal sealed class ProtobufMessage
{
    private readonly MemoryStream buffer = new();
    private readonly CodedOutputStream output;

    public ProtobufMessage() => output = new CodedOutputStream(buffer, leaveOpen: true);

    public void Integer(int field, long value)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(value);
    }

    public void Single(int field, float value)
    {
        output.WriteTag(field, WireFormat.WireType.Fixed32);
        output.WriteFloat(value);
    }

    public void Text(int field, string value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(value);
    }

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(value));
    }

    public void Integers(int field, IEnumerable<long> values)
    {
        foreach (var value in values)
        {
            Integer(field, value);
        }
    }

    public void Message(int field, Action<ProtobufMessage> write)
    {
        var inner = new ProtobufMessage();
        write(inner);
        Bytes(field, inner.ToArray());
    }

    public byte[] ToArray()
    {
        output.Flush();
        return buffer.ToArray();
    }
}
