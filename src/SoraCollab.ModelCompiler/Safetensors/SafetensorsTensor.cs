using System.Collections.Immutable;

namespace SoraCollab.ModelCompiler.Safetensors;

/// <summary>Where a tensor lies and what it is.</summary>
/// <param name="Name">Its key in the header.</param>
/// <param name="ElementType">Its element type.</param>
/// <param name="Shape">Its dimensions, row-major; empty for a scalar.</param>
/// <param name="Path">Full path of the file that holds it.</param>
/// <param name="Offset">First byte, counted from the start of the file.</param>
/// <param name="ByteLength">Bytes occupied.</param>
public sealed record SafetensorsTensor(
    string Name,
    SafetensorsElementType ElementType,
    ImmutableArray<long> Shape,
    string Path,
    long Offset,
    long ByteLength)
{
    /// <summary>Number of elements.</summary>
    public long ElementCount => ByteLength / ElementType.Size();

    /// <summary>The shape as text, such as <c>[6, 384]</c>.</summary>
    public string ShapeText => $"[{string.Join(", ", Shape)}]";
}
