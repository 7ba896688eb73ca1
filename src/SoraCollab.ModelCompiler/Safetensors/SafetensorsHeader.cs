using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;

namespace SoraCollab.ModelCompiler.Safetensors;

/// <summary>
/// Reads and checks a safetensors header: eight bytes of length (little endian), JSON, then one byte buffer that the
/// tensors cover without gap or overlap (https://github.com/huggingface/safetensors, "Format"). The file is not trusted: reading one that is
/// refused takes less than 16 MiB of memory, whatever it claims.
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>Larger headers are refused: real ones stay well below, and the size comes from an untrusted file.</summary>
    public const long MaximumLength = 16 * 1024 * 1024;

    /// <summary>More tensors in one file are refused; the largest published models have a few thousand.</summary>
    public const int MaximumTensors = 8192;

    /// <summary>Longer names are refused, in characters.</summary>
    public const int MaximumName = 256;

    /// <summary>Most dimensions of a tensor.</summary>
    public const int MaximumRank = 8;

    private const int LengthPrefix = 8;
    private const string MetadataKey = "__metadata__";

    private readonly string path;
    private readonly HeaderTokens tokens;
    private readonly long dataStart;
    private readonly long dataLength;
    private readonly Dictionary<string, SafetensorsTensor> tensors = new(StringComparer.Ordinal);
    private ImmutableDictionary<string, string>? metadata;

    private SafetensorsHeader(string path, Stream stream, long headerLength)
    {
        this.path = path;
        tokens = new HeaderTokens(stream, headerLength);
        dataStart = LengthPrefix + headerLength;
        dataLength = stream.Length - dataStart;
    }

    /// <summary>Reads the header of an open file.</summary>
    /// <param name="path">What messages call the file.</param>
    /// <param name="stream">The file from its first byte.</param>
    /// <exception cref="InvalidModelException">The header is not sound; the message names the tensor where it is one's fault.</exception>
    public static (ImmutableDictionary<string, SafetensorsTensor> Tensors, ImmutableDictionary<string, string> Metadata) Read(string path, Stream stream)
    {
        var header = new SafetensorsHeader(path, stream, ReadLength(path, stream));
        var last = "";
        try
        {
            header.Parse(ref last);
        }
        catch (JsonException exception)
        {
            var place = last.Length == 0 ? "" : $" in or after \"{last}\"";
            throw new InvalidModelException(path, $"the safetensors header is not valid JSON{place} ({exception.Message}).", exception);
        }

        header.CheckCover();
        return (header.tensors.ToImmutableDictionary(StringComparer.Ordinal), header.metadata ?? ImmutableDictionary<string, string>.Empty);
    }

    private static long ReadLength(string path, Stream stream)
    {
        if (stream.Length < LengthPrefix + 2)
        {
            throw new InvalidModelException(path, $"{stream.Length} bytes are too few for a safetensors file.");
        }

        Span<byte> prefix = stackalloc byte[LengthPrefix];
        stream.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length is < 2 or > MaximumLength)
        {
            throw new InvalidModelException(path, $"the safetensors header claims {length} bytes; allowed are 2 to {MaximumLength}.");
        }

        if ((long)length > stream.Length - LengthPrefix)
        {
            throw new InvalidModelException(path, $"the safetensors header claims {length} bytes but the file has only {stream.Length - LengthPrefix} after its length: it is truncated.");
        }

        if (stream.ReadByte() != '{')
        {
            throw new InvalidModelException(path, "the safetensors header must start with '{'.");
        }

        stream.Position = LengthPrefix;
        return (long)length;
    }

    private void Parse(ref string last)
    {
        tokens.Require();
        while (true)
        {
            tokens.Require();
            if (tokens.Type == JsonTokenType.EndObject) break;
            var name = tokens.Text;
            if (name.Length > MaximumName) throw Fault($"a tensor's name begins with \"{name[..64]}\" and has {name.Length} characters; allowed are {MaximumName}.");
            last = name;
            tokens.Require();
            if (name == MetadataKey ? metadata is not null : tensors.ContainsKey(name)) throw Fault($"the safetensors header names \"{name}\" twice.");
            if (name == MetadataKey) metadata = ReadMetadata();
            else if (tensors.Count == MaximumTensors) throw Fault($"tensor \"{name}\" is one more than the {MaximumTensors} that one file may have.");
            else tensors.Add(name, ReadTensor(name));
        }

        // Blanks may follow; anything else is no JSON.
        tokens.Next();
    }

    private ImmutableDictionary<string, string> ReadMetadata()
    {
        const string wrong = "\"__metadata__\" must be an object of strings.";
        if (tokens.Type != JsonTokenType.StartObject) throw Fault(wrong);
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        long characters = 0;
        while (true)
        {
            tokens.Require();
            if (tokens.Type == JsonTokenType.EndObject) return entries.ToImmutableDictionary(StringComparer.Ordinal);
            var key = tokens.Text;
            tokens.Require();
            if (tokens.Type != JsonTokenType.String) throw Fault(wrong);
            if ((characters += key.Length + tokens.Text.Length) > HeaderTokens.LongestToken || entries.Count == 1024)
            {
                throw Fault($"\"__metadata__\" has more than {HeaderTokens.LongestToken} characters or 1024 entries.");
            }

            if (!entries.TryAdd(key, tokens.Text)) throw Fault($"\"__metadata__\" names \"{Short(key)}\" twice.");
        }
    }

    private SafetensorsTensor ReadTensor(string name)
    {
        SafetensorsElementType? type = null;
        long[]? shape = null, offsets = null;
        if (tokens.Type == JsonTokenType.StartObject)
        {
            while (true)
            {
                tokens.Require();
                if (tokens.Type == JsonTokenType.EndObject) break;
                var key = tokens.Text;
                tokens.Require();
                switch (key)
                {
                    case "dtype": type = ReadType(name); break;
                    case "shape": shape = ReadIntegers(name, key, MaximumRank); break;
                    case "data_offsets": offsets = ReadIntegers(name, key, 2); break;
                    default: tokens.Skip(); break;
                }
            }
        }

        return type is { } known && shape is not null && offsets is not null
            ? Place(name, known, shape, offsets)
            : throw Fault($"tensor \"{name}\" needs \"dtype\", \"shape\" and \"data_offsets\".");
    }

    private SafetensorsElementType ReadType(string name) =>
        tokens.Type == JsonTokenType.String && SafetensorsElementTypes.TryParse(tokens.Text, out var type)
            ? type
            : throw Fault($"tensor \"{name}\" has the element type \"{Short(tokens.Text)}\"; known are {SafetensorsElementTypes.AllNames}.");

    private long[] ReadIntegers(string name, string key, int most)
    {
        if (tokens.Type != JsonTokenType.StartArray) throw Fault($"tensor \"{name}\" has {key} \"{Short(tokens.Text)}\"; a list of whole numbers is needed.");
        var values = new List<long>(4);
        while (true)
        {
            tokens.Require();
            if (tokens.Type == JsonTokenType.EndArray) return [.. values];
            if (tokens.Integer is not (>= 0 and var value))
            {
                throw Fault($"tensor \"{name}\" has {key} [{string.Join(", ", [.. values.Select(known => $"{known}"), Short(tokens.Integer is { } negative ? $"{negative}" : tokens.Text)])}]; whole numbers from 0 are needed.");
            }

            if (values.Count == most) throw Fault($"tensor \"{name}\" has more than {most} numbers in {key}.");
            values.Add(value);
        }
    }

    private SafetensorsTensor Place(string name, SafetensorsElementType type, long[] shape, long[] offsets)
    {
        if (offsets.Length != 2 || offsets[0] > offsets[1] || offsets[1] > dataLength)
        {
            throw Fault($"tensor \"{name}\" has data_offsets [{string.Join(", ", offsets)}]; they must be a begin and an end within the {dataLength} bytes of data (a truncated file looks like this).");
        }

        long expected = type.Size();
        try
        {
            foreach (var size in shape) expected = checked(expected * size);
        }
        catch (OverflowException exception)
        {
            throw new InvalidModelException(path, $"tensor \"{name}\" has the impossible shape [{string.Join(", ", shape)}].", exception);
        }

        return expected == offsets[1] - offsets[0]
            ? new SafetensorsTensor(name, type, [.. shape], path, dataStart + offsets[0], expected)
            : throw Fault($"tensor \"{name}\" of type {type.HeaderName()} and shape [{string.Join(", ", shape)}] needs {expected} bytes but its data_offsets hold {offsets[1] - offsets[0]}.");
    }

    private void CheckCover()
    {
        var covered = dataStart;
        foreach (var tensor in tensors.Values.OrderBy(tensor => tensor.Offset).ThenBy(tensor => tensor.ByteLength))
        {
            if (tensor.Offset != covered)
            {
                var fault = tensor.Offset < covered ? "overlaps the tensor before it" : "leaves a gap before it";
                throw Fault($"tensor \"{tensor.Name}\" at byte {tensor.Offset - dataStart} {fault}, which ends at {covered - dataStart}.");
            }

            covered += tensor.ByteLength;
        }

        if (covered != dataStart + dataLength) throw Fault($"the tensors end at byte {covered} but the file has {dataStart + dataLength} bytes.");
    }

    private static string Short(string text) => text.Length <= 64 ? text : text[..64] + "…";

    private InvalidModelException Fault(string reason) => new(path, reason);
}
