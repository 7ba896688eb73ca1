using System.IO.MemoryMappedFiles;
using System.Numerics;
using System.Runtime.InteropServices;

namespace SoraCollab.ModelCompiler.Safetensors;

/// <summary>
/// The files that blocks' weights lie in, mapped once. 32-bit floats are used where they lie; others are widened into memory that
/// the caller owns. Safe from several threads until it is disposed.
/// </summary>
public sealed unsafe class WeightFiles : IDisposable
{
    private const int PageBytes = 4096;

    private readonly Dictionary<string, (MemoryMappedFile File, MemoryMappedViewAccessor View, nint Start)> files = [];

    /// <summary>Maps the files of some weights; nothing is read yet.</summary>
    /// <param name="paths">Full paths; each is mapped once.</param>
    /// <exception cref="InvalidModelException">A file cannot be mapped.</exception>
    public WeightFiles(IEnumerable<string> paths)
    {
        foreach (var path in paths.Distinct())
        {
            try
            {
                var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
                var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
                byte* start = null;
                view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
                files.Add(path, (file, view, (nint)(start + view.PointerOffset)));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Dispose();
                throw new InvalidModelException(path, $"cannot be mapped ({exception.Message}).", exception);
            }
        }
    }

    /// <summary>Where a weight's floats lie in memory, if they can be used as they are: 32 bits wide and aligned to their size.</summary>
    public nint? InPlace(BlockWeight weight) =>
        weight.ElementType == SafetensorsElementType.Float32 && weight.Offset % sizeof(float) == 0 ? Address(weight) : null;

    /// <summary>Touches each page of a weight, so that it is in memory when it is needed.</summary>
    public void Prefetch(BlockWeight weight)
    {
        var bytes = (byte*)Address(weight);
        var length = weight.ElementCount * weight.ElementType.Size();
        for (long at = 0; at < length; at += PageBytes)
        {
            Volatile.Read(ref bytes[at]);
        }
    }

    /// <summary>Writes a weight as 32-bit floats.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="values">As many floats as it has.</param>
    public void CopyTo(BlockWeight weight, Span<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, weight.ElementCount);
        var start = (void*)Address(weight);
        switch (weight.ElementType)
        {
            case SafetensorsElementType.Float32:
                new ReadOnlySpan<byte>(start, checked(values.Length * sizeof(float))).CopyTo(MemoryMarshal.AsBytes(values));
                break;
            case SafetensorsElementType.BFloat16:
                Widen(new ReadOnlySpan<ushort>(start, values.Length), MemoryMarshal.Cast<float, uint>(values));
                break;
            case SafetensorsElementType.Float16:
                var halves = new ReadOnlySpan<Half>(start, values.Length);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = (float)halves[i];
                }

                break;
            default:
                var doubles = new ReadOnlySpan<double>(start, values.Length);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = (float)doubles[i];
                }

                break;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var (file, view, _) in files.Values)
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            file.Dispose();
        }

        files.Clear();
    }

    /// <summary>A bfloat16 is the upper half of a float.</summary>
    private static void Widen(ReadOnlySpan<ushort> source, Span<uint> target)
    {
        var i = 0;
        for (; i <= source.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            Vector.Widen(new Vector<ushort>(source[i..]), out var low, out var high);
            Vector.ShiftLeft(low, 16).CopyTo(target[i..]);
            Vector.ShiftLeft(high, 16).CopyTo(target[(i + Vector<uint>.Count)..]);
        }

        for (; i < source.Length; i++)
        {
            target[i] = (uint)source[i] << 16;
        }
    }

    private nint Address(BlockWeight weight) => files[weight.Path].Start + (nint)weight.Offset;
}
