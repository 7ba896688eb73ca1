using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SoraCollab.Core;

/// <summary>Names a note on a take.</summary>
/// <param name="Value">The 128-bit value. Written as 32 hexadecimal digits in groups, "d3b07384-...".</param>
[JsonConverter(typeof(GuidIdJsonConverter<NoteId>))]
public readonly record struct NoteId(Guid Value) : IGuidId<NoteId>, IComparable<NoteId>
{
    /// <summary>A new id that no other id equals. Version 7: ids made later sort later.</summary>
    public static NoteId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static NoteId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static NoteId Parse(string s, IFormatProvider? provider = null) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out NoteId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new NoteId(value);
        return parsed;
    }

    /// <inheritdoc/>
    public int CompareTo(NoteId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
