using System.Collections.Immutable;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.ModelCompiler.Safetensors;

/// <summary>
/// One safetensors file. Opening reads and checks the header only; tensor data are mapped when first asked for and
/// stay valid until the file is disposed.
/// </summary>
public sealed unsafe class SafetensorsFile : IDisposable
{
    private MemoryMappedFile? mapping;
    private MemoryMappedViewAccessor? view;
    private byte* start;
    private bool disposed;

    private SafetensorsFile(string path, ImmutableDictionary<string, SafetensorsTensor> tensors, ImmutableDictionary<string, string> metadata)
    {
        Path = path;
        Tensors = tensors;
        Metadata = metadata;
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>All tensors by name.</summary>
    public ImmutableDictionary<string, SafetensorsTensor> Tensors { get; }

    /// <summary>The header's free text entries (<c>__metadata__</c>).</summary>
    public ImmutableDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file and checks its header.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The open file; dispose it to release the mapping.</returns>
    /// <exception cref="InvalidModelException">The file is missing, or is not a sound safetensors file.</exception>
    public static SafetensorsFile Open(string path)
    {
        var fullPath = System.IO.Path.GetFullPath(path);
        try
        {
            if (UntrustedFiles.LengthOf(fullPath) == 0)
            {
                throw new InvalidModelException(fullPath, "0 bytes are too few for a safetensors file.");
            }

            using var stream = File.OpenRead(fullPath);
            var (tensors, metadata) = SafetensorsHeader.Read(fullPath, stream);
            return new SafetensorsFile(fullPath, tensors, metadata);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidModelException(fullPath, $"cannot be read ({exception.Message}).", exception);
        }
    }

    /// <summary>The raw bytes of a tensor, little endian.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <exception cref="InvalidModelException">There is no tensor of that name, or it exceeds 2 GiB.</exception>
    public ReadOnlySpan<byte> Bytes(string name)
    {
        var tensor = Find(name);
        if (tensor.ByteLength > int.MaxValue)
        {
            throw new InvalidModelException(Path, $"tensor \"{name}\" has {tensor.ByteLength} bytes; at most {int.MaxValue} can be read at once.");
        }

        return new ReadOnlySpan<byte>(Map() + tensor.Offset, (int)tensor.ByteLength);
    }

    /// <summary>A tensor as 32-bit floats; F32, BF16, F16 and F64 are converted.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <exception cref="InvalidModelException">There is no tensor of that name, or it holds no floats of those types.</exception>
    public float[] ToSingles(string name)
    {
        var tensor = Find(name);
        var bytes = Bytes(name);
        var values = new float[tensor.ElementCount];
        switch (tensor.ElementType)
        {
            case SafetensorsElementType.Float32:
                // Copied as bytes: nothing in the format aligns a tensor to its element size.
                bytes.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
                break;
            case SafetensorsElementType.BFloat16:
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = BitConverter.UInt32BitsToSingle((uint)(bytes[2 * i] | (bytes[(2 * i) + 1] << 8)) << 16);
                }

                break;
            case SafetensorsElementType.Float16:
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = (float)BitConverter.ToHalf(bytes[(2 * i)..]);
                }

                break;
            case SafetensorsElementType.Float64:
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = (float)BitConverter.ToDouble(bytes[(8 * i)..]);
                }

                break;
            default:
                throw new InvalidModelException(Path, $"tensor \"{name}\" has the element type {tensor.ElementType.HeaderName()}; floats are needed (F32, BF16, F16, F64).");
        }

        return values;
    }

    /// <summary>A tensor of type I64.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <exception cref="InvalidModelException">There is no tensor of that name, or its type is another.</exception>
    public long[] ToInt64(string name)
    {
        var tensor = Find(name);
        if (tensor.ElementType != SafetensorsElementType.Int64)
        {
            throw new InvalidModelException(Path, $"tensor \"{name}\" has the element type {tensor.ElementType.HeaderName()}; I64 is needed.");
        }

        var values = new long[tensor.ElementCount];
        Bytes(name).CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        if (start != null)
        {
            view!.SafeMemoryMappedViewHandle.ReleasePointer();
            start = null;
        }

        view?.Dispose();
        mapping?.Dispose();
    }

    private SafetensorsTensor Find(string name) =>
        Tensors.TryGetValue(name, out var tensor)
            ? tensor
            : throw new InvalidModelException(Path, $"tensor \"{name}\" is missing.");

    private byte* Map()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (start == null)
        {
            mapping = MemoryMappedFile.CreateFromFile(Path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            view = mapping.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            start += view.PointerOffset;
        }

        return start;
    }
}
