using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SoraCollab.Core;

/// <summary>Names a shot, one card of a storyboard.</summary>
/// <param name="Value">The 128-bit value. Written as 32 hexadecimal digits in groups, "d3b07384-...".</param>
[JsonConverter(typeof(GuidIdJsonConverter<ShotId>))]
public readonly record struct ShotId(Guid Value) : IGuidId<ShotId>, IComparable<ShotId>
{
    /// <summary>A new id that no other id equals. Version 7: ids made later sort later.</summary>
    public static ShotId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static ShotId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static ShotId Parse(string s, IFormatProvider? provider = null) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ShotId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new ShotId(value);
        return parsed;
    }

    /// <inheritdoc/>
    public int CompareTo(ShotId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
