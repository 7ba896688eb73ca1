using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SoraCollab.Core;

/// <summary>Names an inference host.</summary>
/// <param name="Value">The 128-bit value. Written as 32 hexadecimal digits in groups, "d3b07384-...".</param>
[JsonConverter(typeof(GuidIdJsonConverter<HostId>))]
public readonly record struct HostId(Guid Value) : IGuidId<HostId>, IComparable<HostId>
{
    /// <summary>A new id that no other id equals. Version 7: ids made later sort later.</summary>
    public static HostId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static HostId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static HostId Parse(string s, IFormatProvider? provider = null) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out HostId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new HostId(value);
        return parsed;
    }

    /// <inheritdoc/>
    public int CompareTo(HostId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
