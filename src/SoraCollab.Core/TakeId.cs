using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SoraCollab.Core;

/// <summary>Names a take, one generated result of a shot.</summary>
/// <param name="Value">The 128-bit value. Written as 32 hexadecimal digits in groups, "d3b07384-...".</param>
[JsonConverter(typeof(GuidIdJsonConverter<TakeId>))]
public readonly record struct TakeId(Guid Value) : IGuidId<TakeId>, IComparable<TakeId>
{
    /// <summary>A new id that no other id equals. Version 7: ids made later sort later.</summary>
    public static TakeId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static TakeId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static TakeId Parse(string s, IFormatProvider? provider = null) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TakeId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new TakeId(value);
        return parsed;
    }

    /// <inheritdoc/>
    public int CompareTo(TakeId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
