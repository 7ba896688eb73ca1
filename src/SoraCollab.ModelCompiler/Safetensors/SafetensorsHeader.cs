using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;

namespace SoraCollab.ModelCompiler.Safetensors;

/// <summary>
/// Reads and checks a safetensors header: eight bytes of length (little endian), JSON, then one byte buffer that the
/// tensors cover without gap or overlap (https://github.com/huggingface/safetensors, "Format").
/// </summary>
internal static class SafetensorsHeader
{
    /// <summary>Larger headers are refused: real ones stay well below, and the size comes from an untrusted file.</summary>
    public const long MaximumLength = 16 * 1024 * 1024;

    private const int LengthPrefix = 8;

    public static (ImmutableDictionary<string, SafetensorsTensor> Tensors, ImmutableDictionary<string, string> Metadata) Read(
        string path, Stream stream)
    {
        var headerLength = ReadLength(path, stream);
        var json = new byte[headerLength];
        stream.ReadExactly(json);
        if (json[0] != (byte)'{')
        {
            throw new InvalidModelException(path, "the safetensors header must start with '{'.");
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return Parse(path, document.RootElement, LengthPrefix + headerLength, stream.Length);
        }
        catch (JsonException exception)
        {
            throw new InvalidModelException(path, $"the safetensors header is not valid JSON ({exception.Message}).", exception);
        }
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

        return (long)length;
    }

    private static (ImmutableDictionary<string, SafetensorsTensor>, ImmutableDictionary<string, string>) Parse(
        string path, JsonElement root, long bufferStart, long fileLength)
    {
        var tensors = ImmutableDictionary.CreateBuilder<string, SafetensorsTensor>();
        var metadata = ImmutableDictionary<string, string>.Empty;
        var seen = new HashSet<string>();
        foreach (var entry in root.EnumerateObject())
        {
            if (!seen.Add(entry.Name))
            {
                throw new InvalidModelException(path, $"the safetensors header names \"{entry.Name}\" twice.");
            }

            if (entry.Name == "__metadata__")
            {
                metadata = ParseMetadata(path, entry.Value);
            }
            else
            {
                tensors.Add(entry.Name, ParseTensor(path, entry.Name, entry.Value, bufferStart, fileLength));
            }
        }

        CheckCover(path, tensors.Values, bufferStart, fileLength);
        return (tensors.ToImmutable(), metadata);
    }

    private static ImmutableDictionary<string, string> ParseMetadata(string path, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || element.EnumerateObject().Any(pair => pair.Value.ValueKind != JsonValueKind.String))
        {
            throw new InvalidModelException(path, "\"__metadata__\" must be an object of strings.");
        }

        return element.EnumerateObject().ToImmutableDictionary(pair => pair.Name, pair => pair.Value.GetString()!);
    }

    private static SafetensorsTensor ParseTensor(string path, string name, JsonElement element, long bufferStart, long fileLength)
    {
        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty("dtype", out var typeName) || typeName.ValueKind != JsonValueKind.String
            || !element.TryGetProperty("shape", out var shapeElement)
            || !element.TryGetProperty("data_offsets", out var offsetsElement))
        {
            throw new InvalidModelException(path, $"tensor \"{name}\" needs \"dtype\", \"shape\" and \"data_offsets\".");
        }

        if (!SafetensorsElementTypes.TryParse(typeName.GetString(), out var type))
        {
            throw new InvalidModelException(path, $"tensor \"{name}\" has the element type \"{typeName.GetString()}\"; known are {SafetensorsElementTypes.AllNames}.");
        }

        var shape = ReadIntegers(path, name, "shape", shapeElement);
        var offsets = ReadIntegers(path, name, "data_offsets", offsetsElement);
        if (offsets.Length != 2 || offsets[0] > offsets[1] || offsets[1] > fileLength - bufferStart)
        {
            throw new InvalidModelException(path, $"tensor \"{name}\" has data_offsets [{string.Join(", ", offsets)}]; they must be a begin and an end within the {fileLength - bufferStart} bytes of data (a truncated file looks like this).");
        }

        long expected = type.Size();
        try
        {
            foreach (var size in shape)
            {
                expected = checked(expected * size);
            }
        }
        catch (OverflowException exception)
        {
            throw new InvalidModelException(path, $"tensor \"{name}\" has the impossible shape [{string.Join(", ", shape)}].", exception);
        }

        if (expected != offsets[1] - offsets[0])
        {
            throw new InvalidModelException(path, $"tensor \"{name}\" of type {type.HeaderName()} and shape [{string.Join(", ", shape)}] needs {expected} bytes but its data_offsets hold {offsets[1] - offsets[0]}.");
        }

        return new SafetensorsTensor(name, type, [.. shape], path, bufferStart + offsets[0], expected);
    }

    private static long[] ReadIntegers(string path, string name, string key, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            var values = new List<long>();
            foreach (var item in element.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var value) || value < 0)
                {
                    throw new InvalidModelException(path, $"tensor \"{name}\" has {key} {element.GetRawText()}; whole numbers from 0 are needed.");
                }

                values.Add(value);
            }

            return [.. values];
        }

        throw new InvalidModelException(path, $"tensor \"{name}\" has {key} {element.GetRawText()}; a list of whole numbers is needed.");
    }

    private static void CheckCover(string path, IEnumerable<SafetensorsTensor> tensors, long bufferStart, long fileLength)
    {
        var covered = bufferStart;
        foreach (var tensor in tensors.OrderBy(tensor => tensor.Offset).ThenBy(tensor => tensor.ByteLength))
        {
            if (tensor.Offset != covered)
            {
                var fault = tensor.Offset < covered ? "overlaps the tensor before it" : "leaves a gap before it";
                throw new InvalidModelException(path, $"tensor \"{tensor.Name}\" at byte {tensor.Offset - bufferStart} {fault}, which ends at {covered - bufferStart}.");
            }

            covered += tensor.ByteLength;
        }

        if (covered != fileLength)
        {
            throw new InvalidModelException(path, $"the tensors end at byte {covered} but the file has {fileLength} bytes.");
        }
    }
}
