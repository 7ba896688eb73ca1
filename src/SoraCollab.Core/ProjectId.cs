using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SoraCollab.Core;

/// <summary>Names one film and its team.</summary>
/// <param name="Value">The 128-bit value. Written as 32 hexadecimal digits in groups, "d3b07384-...".</param>
[JsonConverter(typeof(GuidIdJsonConverter<ProjectId>))]
public readonly record struct ProjectId(Guid Value) : IGuidId<ProjectId>, IComparable<ProjectId>
{
    /// <summary>A new id that no other id equals. Version 7: ids made later sort later.</summary>
    public static ProjectId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static ProjectId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static ProjectId Parse(string s, IFormatProvider? provider = null) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ProjectId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new ProjectId(value);
        return parsed;
    }

    /// <inheritdoc/>
    public int CompareTo(ProjectId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
