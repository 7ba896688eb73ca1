using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.Diffusion.Models;

/// <summary>The weights of one block as inputs of its graph: in memory of its own, into which any block may be read, or where they lie in their file.</summary>
internal sealed unsafe class WeightSet : IDisposable
{
    // A cache line, and what the widest vectors are aligned to.
    private const int Alignment = 64;

    private readonly OrtValue[] values;
    private readonly nint[] starts;
    private void* memory;

    private WeightSet(ImmutableArray<BlockWeight> block, nint[] starts, void* memory)
    {
        this.starts = starts;
        this.memory = memory;
        values = new OrtValue[block.Length];
        for (int i = 0; i < block.Length; i++)
        {
            values[i] = OrtValue.CreateTensorValueWithData(
                OrtMemoryInfo.DefaultInstance, TensorElementType.Float, [.. block[i].Shape], starts[i], block[i].ElementCount * sizeof(float));
        }
    }

    /// <summary>In the order of the block's weights.</summary>
    public IReadOnlyList<OrtValue> Values => values;

    /// <summary>Room for any block.</summary>
    public static WeightSet Allocate(ImmutableArray<BlockWeight> block)
    {
        long total = 0;
        var offsets = new long[block.Length];
        for (int i = 0; i < block.Length; i++)
        {
            offsets[i] = total;
            total += ((block[i].ElementCount * sizeof(float)) + Alignment - 1) / Alignment * Alignment;
        }

        void* memory = NativeMemory.AlignedAlloc((nuint)Math.Max(Alignment, total), Alignment);
        return new WeightSet(block, [.. offsets.Select(offset => (nint)memory + (nint)offset)], memory);
    }

    /// <summary>A block's weights where they lie; null where they are not floats of 32 bits.</summary>
    public static WeightSet? InPlace(ImmutableArray<BlockWeight> block, WeightFiles files)
    {
        var starts = new nint[block.Length];
        for (int i = 0; i < block.Length; i++)
        {
            if (files.InPlace(block[i]) is not nint start)
            {
                return null;
            }

            starts[i] = start;
        }

        return new WeightSet(block, starts, null);
    }

    /// <summary>Reads a block.</summary>
    public void Fill(ImmutableArray<BlockWeight> block, WeightFiles files)
    {
        for (int i = 0; i < block.Length; i++)
        {
            files.CopyTo(block[i], new Span<float>((void*)starts[i], checked((int)block[i].ElementCount)));
        }
    }

    public void Dispose()
    {
        foreach (OrtValue value in values)
        {
            value.Dispose();
        }

        NativeMemory.AlignedFree(memory);
        memory = null;
    }
}
