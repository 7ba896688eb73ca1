using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SoraCollab.Core;

/// <summary>Names a preset of a project.</summary>
/// <param name="Value">The 128-bit value. Written as 32 hexadecimal digits in groups, "d3b07384-...".</param>
[JsonConverter(typeof(GuidIdJsonConverter<PresetId>))]
public readonly record struct PresetId(Guid Value) : IGuidId<PresetId>, IComparable<PresetId>
{
    /// <summary>A new id that no other id equals. Version 7: ids made later sort later.</summary>
    public static PresetId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static PresetId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static PresetId Parse(string s, IFormatProvider? provider = null) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PresetId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new PresetId(value);
        return parsed;
    }

    /// <inheritdoc/>
    public int CompareTo(PresetId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
