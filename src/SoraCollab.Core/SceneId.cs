using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SoraCollab.Core;

/// <summary>Names a scene of a storyboard.</summary>
/// <param name="Value">The 128-bit value. Written as 32 hexadecimal digits in groups, "d3b07384-...".</param>
[JsonConverter(typeof(GuidIdJsonConverter<SceneId>))]
public readonly record struct SceneId(Guid Value) : IGuidId<SceneId>, IComparable<SceneId>
{
    /// <summary>A new id that no other id equals. Version 7: ids made later sort later.</summary>
    public static SceneId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static SceneId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static SceneId Parse(string s, IFormatProvider? provider = null) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SceneId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new SceneId(value);
        return parsed;
    }

    /// <inheritdoc/>
    public int CompareTo(SceneId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
