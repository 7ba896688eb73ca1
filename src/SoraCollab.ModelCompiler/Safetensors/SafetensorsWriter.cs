using System.Buffers.Binary;
using System.Text.Json;

namespace SoraCollab.ModelCompiler.Safetensors;

/// <summary>
/// Writes a safetensors file tensor by tensor, in any order, without holding it in memory. The file appears under its
/// name only when <see cref="Complete"/> has been called, so a reader never meets half a file.
/// </summary>
public sealed class SafetensorsWriter : IDisposable
{
    private readonly string path;
    private readonly string partialPath;
    private readonly FileStream stream;
    private readonly Dictionary<string, (long Offset, long Length)> pending = [];

    private SafetensorsWriter(string path, IReadOnlyCollection<SafetensorsEntry> entries, IReadOnlyDictionary<string, string>? metadata)
    {
        this.path = path;
        partialPath = path + ".partial";
        // Wide types first, then by name: the order of the reference writer, which keeps every tensor aligned to its elements.
        var ordered = entries.OrderByDescending(entry => entry.ElementType.Size()).ThenBy(entry => entry.Name, StringComparer.Ordinal).ToArray();
        var header = Header(ordered, metadata);
        stream = new FileStream(partialPath, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        Span<byte> prefix = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        stream.Write(prefix);
        stream.Write(header);
        var offset = stream.Position;
        foreach (var entry in ordered)
        {
            pending.Add(entry.Name, (offset, entry.ByteLength));
            offset += entry.ByteLength;
        }
    }

    /// <summary>Starts a file.</summary>
    /// <param name="path">Where it shall be; an existing file is replaced on completion.</param>
    /// <param name="entries">Every tensor that will be written.</param>
    /// <param name="metadata">Free text for the header; diffusers and transformers expect <c>format: pt</c>, which is added when this is null.</param>
    /// <exception cref="ArgumentException">Two entries share a name, or one is named <c>__metadata__</c>.</exception>
    public static SafetensorsWriter Create(string path, IReadOnlyCollection<SafetensorsEntry> entries, IReadOnlyDictionary<string, string>? metadata = null)
    {
        if (entries.GroupBy(entry => entry.Name).FirstOrDefault(group => group.Count() > 1) is { } duplicate)
        {
            throw new ArgumentException($"The tensor name \"{duplicate.Key}\" is used twice.", nameof(entries));
        }

        if (entries.Any(entry => entry.Name == "__metadata__"))
        {
            throw new ArgumentException("No tensor can be named \"__metadata__\".", nameof(entries));
        }

        return new SafetensorsWriter(System.IO.Path.GetFullPath(path), entries, metadata);
    }

    /// <summary>Writes the data of one tensor.</summary>
    /// <param name="name">One of the entries, not written yet.</param>
    /// <param name="bytes">All of its bytes, little endian.</param>
    /// <exception cref="ArgumentException">The name is unknown or already written, or the length is wrong.</exception>
    public void Write(string name, ReadOnlySpan<byte> bytes)
    {
        if (!pending.TryGetValue(name, out var place))
        {
            throw new ArgumentException($"No tensor \"{name}\" is waiting to be written.", nameof(name));
        }

        if (bytes.Length != place.Length)
        {
            throw new ArgumentException($"Tensor \"{name}\" needs {place.Length} bytes, not {bytes.Length}.", nameof(bytes));
        }

        stream.Position = place.Offset;
        stream.Write(bytes);
        pending.Remove(name);
    }

    /// <summary>Ends the file and puts it under its name.</summary>
    /// <exception cref="InvalidOperationException">A tensor was not written.</exception>
    public void Complete()
    {
        if (pending.Where(entry => entry.Value.Length > 0).Select(entry => entry.Key).FirstOrDefault() is { } missing)
        {
            throw new InvalidOperationException($"Tensor \"{missing}\" was not written.");
        }

        stream.Flush(flushToDisk: true);
        stream.Dispose();
        File.Move(partialPath, path, overwrite: true);
    }

    /// <summary>Closes the file; what was not completed is removed.</summary>
    public void Dispose()
    {
        stream.Dispose();
        File.Delete(partialPath);
    }

    private static byte[] Header(SafetensorsEntry[] ordered, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach (var (key, value) in metadata ?? new Dictionary<string, string> { ["format"] = "pt" })
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            long offset = 0;
            foreach (var entry in ordered)
            {
                json.WriteStartObject(entry.Name);
                json.WriteString("dtype", entry.ElementType.HeaderName());
                WriteNumbers(json, "shape", [.. entry.Shape]);
                WriteNumbers(json, "data_offsets", [offset, offset + entry.ByteLength]);
                json.WriteEndObject();
                offset += entry.ByteLength;
            }

            json.WriteEndObject();
        }

        while (buffer.Length % 8 != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string key, long[] values)
    {
        json.WriteStartArray(key);
        foreach (var value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }
}
