using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SoraCollab.Core;

/// <summary>Names a playlist of a project.</summary>
/// <param name="Value">The 128-bit value. Written as 32 hexadecimal digits in groups, "d3b07384-...".</param>
[JsonConverter(typeof(GuidIdJsonConverter<PlaylistId>))]
public readonly record struct PlaylistId(Guid Value) : IGuidId<PlaylistId>, IComparable<PlaylistId>
{
    /// <summary>A new id that no other id equals. Version 7: ids made later sort later.</summary>
    public static PlaylistId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static PlaylistId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static PlaylistId Parse(string s, IFormatProvider? provider = null) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PlaylistId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new PlaylistId(value);
        return parsed;
    }

    /// <inheritdoc/>
    public int CompareTo(PlaylistId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
