using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SoraCollab.Core;

/// <summary>Names a timed part of a shot's prompt.</summary>
/// <param name="Value">The 128-bit value. Written as 32 hexadecimal digits in groups, "d3b07384-...".</param>
[JsonConverter(typeof(GuidIdJsonConverter<BeatId>))]
public readonly record struct BeatId(Guid Value) : IGuidId<BeatId>, IComparable<BeatId>
{
    /// <summary>A new id that no other id equals. Version 7: ids made later sort later.</summary>
    public static BeatId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static BeatId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static BeatId Parse(string s, IFormatProvider? provider = null) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BeatId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new BeatId(value);
        return parsed;
    }

    /// <inheritdoc/>
    public int CompareTo(BeatId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
