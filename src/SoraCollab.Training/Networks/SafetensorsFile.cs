using System.Runtime.InteropServices;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>Reads and writes weights as safetensors: an 8-byte little-endian header length, a JSON header, the raw values.</summary>
internal static class SafetensorsFile
{
    /// <summary>Reads all tensors of a file as float32.</summary>
    public static Dictionary<string, Tensor> Read(string path)
    {
        var file = File.ReadAllBytes(path);
        var headerLength = file.Length < 8 ? -1 : BitConverter.ToInt64(file, 0);
        if (headerLength < 2 || headerLength > file.Length - 8)
        {
            throw new InvalidDataException($"{path} is not a safetensors file, or is cut off.");
        }

        using var header = JsonDocument.Parse(file.AsMemory(8, (int)headerLength));
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var entry in header.RootElement.EnumerateObject())
        {
            if (entry.Name == "__metadata__")
            {
                continue;
            }

            var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
            var offsets = entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
            if (offsets[1] > file.Length - 8 - headerLength)
            {
                throw new InvalidDataException($"{path} is cut off within the tensor {entry.Name}.");
            }

            var raw = file.AsSpan((int)(8 + headerLength + offsets[0]), (int)(offsets[1] - offsets[0]));
            var values = Decode(raw, entry.Value.GetProperty("dtype").GetString()!, path, entry.Name);
            tensors[entry.Name] = tensor(values, shape);
        }

        return tensors;
    }

    /// <summary>Writes tensors in the given type, sorted by name, through a temporary file.</summary>
    /// <param name="type">BFloat16, Float16 or Float32.</param>
    public static void Write(string path, IEnumerable<(string Name, Tensor Value)> tensors, ScalarType type)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var typeName = type switch
        {
            ScalarType.BFloat16 => "BF16",
            ScalarType.Float16 => "F16",
            ScalarType.Float32 => "F32",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Weights are written as BFloat16, Float16 or Float32."),
        };
        var header = new SortedDictionary<string, object>(StringComparer.Ordinal) { ["__metadata__"] = new { format = "pt" } };
        var parts = new List<byte[]>();
        long offset = 0;
        foreach (var (name, value) in tensors.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var raw = value.detach().to(type).contiguous().bytes.ToArray();
            header[name] = new { dtype = typeName, shape = value.shape, data_offsets = new[] { offset, offset + raw.Length } };
            offset += raw.Length;
            parts.Add(raw);
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        var padding = (8 - (json.Length % 8)) % 8;
        try
        {
            using (var file = File.Create(path + ".part"))
            {
                file.Write(BitConverter.GetBytes((long)(json.Length + padding)));
                file.Write(json);
                file.Write("       "u8[..padding]);
                parts.ForEach(part => file.Write(part));
                file.Flush(flushToDisk: true);
            }

            File.Move(path + ".part", path, overwrite: true);
        }
        catch
        {
            // A disk that is full keeps the file that was there; the half-written one only takes room.
            File.Delete(path + ".part");
            throw;
        }
    }

    private static float[] Decode(ReadOnlySpan<byte> raw, string type, string path, string name)
    {
        switch (type)
        {
            case "F32":
                return MemoryMarshal.Cast<byte, float>(raw).ToArray();
            case "F16":
                return Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(raw).ToArray(), half => (float)half);
            case "BF16":
                return Array.ConvertAll(MemoryMarshal.Cast<byte, ushort>(raw).ToArray(), bits => BitConverter.UInt32BitsToSingle((uint)bits << 16));
            case "I64":
                return Array.ConvertAll(MemoryMarshal.Cast<byte, long>(raw).ToArray(), whole => (float)whole);
            default:
                throw new InvalidDataException($"{path}: tensor {name} has type {type}; F32, F16, BF16 and I64 can be read.");
        }
    }
}
