using System.Collections.Immutable;

namespace SoraCollab.ModelCompiler.Safetensors;

/// <summary>A tensor that is to be written.</summary>
/// <param name="Name">Its key in the header.</param>
/// <param name="ElementType">Its element type.</param>
/// <param name="Shape">Its dimensions, row-major.</param>
public sealed record SafetensorsEntry(string Name, SafetensorsElementType ElementType, ImmutableArray<long> Shape)
{
    /// <summary>Bytes it will occupy.</summary>
    public long ByteLength => Shape.Aggregate((long)ElementType.Size(), (bytes, size) => checked(bytes * size));
}
