using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SoraCollab.Core;

/// <summary>Names somebody or something that plays in a film.</summary>
/// <param name="Value">The 128-bit value. Written as 32 hexadecimal digits in groups, "d3b07384-...".</param>
[JsonConverter(typeof(GuidIdJsonConverter<CastMemberId>))]
public readonly record struct CastMemberId(Guid Value) : IGuidId<CastMemberId>, IComparable<CastMemberId>
{
    /// <summary>A new id that no other id equals. Version 7: ids made later sort later.</summary>
    public static CastMemberId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static CastMemberId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static CastMemberId Parse(string s, IFormatProvider? provider = null) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CastMemberId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new CastMemberId(value);
        return parsed;
    }

    /// <inheritdoc/>
    public int CompareTo(CastMemberId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
