namespace SoraCollab.ModelCompiler.Safetensors;

/// <summary>Names and sizes of the safetensors element types.</summary>
public static class SafetensorsElementTypes
{
    private static readonly (SafetensorsElementType Type, string Name, int Size)[] Known =
    [
        (SafetensorsElementType.Bool, "BOOL", 1),
        (SafetensorsElementType.UInt8, "U8", 1),
        (SafetensorsElementType.Int8, "I8", 1),
        (SafetensorsElementType.Float8E4M3, "F8_E4M3", 1),
        (SafetensorsElementType.Float8E5M2, "F8_E5M2", 1),
        (SafetensorsElementType.Int16, "I16", 2),
        (SafetensorsElementType.UInt16, "U16", 2),
        (SafetensorsElementType.Float16, "F16", 2),
        (SafetensorsElementType.BFloat16, "BF16", 2),
        (SafetensorsElementType.Int32, "I32", 4),
        (SafetensorsElementType.UInt32, "U32", 4),
        (SafetensorsElementType.Float32, "F32", 4),
        (SafetensorsElementType.Float64, "F64", 8),
        (SafetensorsElementType.Int64, "I64", 8),
        (SafetensorsElementType.UInt64, "U64", 8),
    ];

    /// <summary>All header names, for messages.</summary>
    public static string AllNames { get; } = string.Join(", ", Known.Select(known => known.Name));

    /// <summary>Bytes of one element.</summary>
    public static int Size(this SafetensorsElementType type) => Known[(int)type].Size;

    /// <summary>The name used in headers, such as <c>BF16</c>.</summary>
    public static string HeaderName(this SafetensorsElementType type) => Known[(int)type].Name;

    /// <summary>Finds a type by its header name.</summary>
    public static bool TryParse(string? name, out SafetensorsElementType type)
    {
        foreach (var known in Known)
        {
            if (known.Name == name)
            {
                type = known.Type;
                return true;
            }
        }

        type = default;
        return false;
    }
}
