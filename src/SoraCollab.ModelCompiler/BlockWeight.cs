using System.Collections.Immutable;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.ModelCompiler;

/// <summary>Where the values of one input of a block's graph lie.</summary>
/// <param name="Input">The graph's input, 32-bit floats of that shape.</param>
/// <param name="Path">Full path of the safetensors file.</param>
/// <param name="Offset">First byte in the file.</param>
/// <param name="ElementType">Floats of 16, 32 or 64 bits.</param>
/// <param name="Shape">Its dimensions, row-major.</param>
public sealed record BlockWeight(string Input, string Path, long Offset, SafetensorsElementType ElementType, ImmutableArray<long> Shape)
{
    /// <summary>Values.</summary>
    public long ElementCount => Shape.Aggregate(1L, (product, size) => product * size);
}
