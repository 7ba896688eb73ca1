using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;

namespace SoraCollab.Core.Text;

/// <summary>
/// An edit of a text as a walk over it from start to end: keep, delete, insert, in UTF-16 code units, which is how browsers
/// count. Operational transformation after Ellis and Gibbs (1989) in the form with a central server of Jupiter (Nichols and
/// others, 1995). In JSON a list: 5 keeps five, -2 deletes two, "abc" inserts.
/// </summary>
/// <remarks>
/// Immutable and in canonical form, so equal edits are equal values. Made by <see cref="TextOperationBuilder"/>,
/// <see cref="Between"/> or from JSON.
/// </remarks>
[JsonConverter(typeof(TextOperationJsonConverter))]
public sealed class TextOperation : IEquatable<TextOperation>
{
    internal TextOperation(ImmutableArray<TextComponent> components)
    {
        Components = components;
        BaseLength = components.Sum(component => component.BaseLength);
        TargetLength = components.Sum(component => component.TargetLength);
    }

    /// <summary>The walk.</summary>
    public ImmutableArray<TextComponent> Components { get; }

    /// <summary>Length of the texts it applies to, in code units.</summary>
    public int BaseLength { get; }

    /// <summary>Length of the texts it makes, in code units.</summary>
    public int TargetLength { get; }

    /// <summary>True where it changes nothing.</summary>
    public bool IsIdentity => Components is [] or [{ IsRetain: true }];

    /// <summary>The edit that leaves a text of <paramref name="length"/> code units as it is.</summary>
    public static TextOperation Identity(int length) => new TextOperationBuilder().Retain(length).Build();

    /// <summary>
    /// One replacement that turns a text into another: what they share at the start and the end is kept, and no surrogate pair
    /// is split.
    /// </summary>
    public static TextOperation Between(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        if (start > 0 && char.IsHighSurrogate(before[start - 1])) start--;
        var end = 0;
        var most = Math.Min(before.Length, after.Length) - start;
        while (end < most && before[^(end + 1)] == after[^(end + 1)]) end++;
        if (end > 0 && char.IsLowSurrogate(before[^end])) end--;
        return new TextOperationBuilder()
            .Retain(start)
            .Insert(after[start..^end])
            .Delete(before.Length - start - end)
            .Retain(end)
            .Build();
    }

    /// <summary>The text after the edit.</summary>
    /// <exception cref="InvalidTextOperationException">
    /// The text has another length than the edit was made for, or the edit would leave half of a surrogate pair.
    /// </exception>
    public string Apply(string text)
    {
        Check(text);
        var result = new StringBuilder(TargetLength);
        var position = 0;
        foreach (var component in Components)
        {
            if (component.IsRetain) result.Append(text, position, component.Count);
            result.Append(component.Insertion);
            position += component.BaseLength;
        }
        return result.ToString();
    }

    /// <summary>The edit that takes this one back.</summary>
    /// <param name="text">The text before this edit.</param>
    /// <exception cref="InvalidTextOperationException">As for <see cref="Apply"/>.</exception>
    public TextOperation Invert(string text)
    {
        Check(text);
        var inverse = new TextOperationBuilder();
        var position = 0;
        foreach (var component in Components)
        {
            if (component.IsRetain) inverse.Retain(component.Count);
            else if (component.IsInsert) inverse.Delete(component.TargetLength);
            else inverse.Insert(text.Substring(position, component.BaseLength));
            position += component.BaseLength;
        }
        return inverse.Build();
    }

    /// <summary>The one edit that does what this and then <paramref name="next"/> do.</summary>
    /// <exception cref="InvalidTextOperationException">The lengths do not fit.</exception>
    public TextOperation Compose(TextOperation next) => TextOperationMerge.Compose(this, next);

    /// <summary>
    /// Rewrites two edits of the same text so that each can follow the other: left then right' makes the same text as right
    /// then left'. What one inserts within what the other deletes stays.
    /// </summary>
    /// <param name="left">The edit whose text comes first where both insert at the same place.</param>
    /// <param name="right">The other edit.</param>
    /// <exception cref="InvalidTextOperationException">The lengths differ.</exception>
    public static (TextOperation Left, TextOperation Right) Transform(TextOperation left, TextOperation right) =>
        TextOperationMerge.Transform(left, right);

    /// <summary>Throws unless the edit fits a text.</summary>
    /// <exception cref="InvalidTextOperationException">As for <see cref="Apply"/>.</exception>
    public void Check(string text)
    {
        if (text.Length != BaseLength)
            throw new InvalidTextOperationException($"The edit was made for a text of {BaseLength} characters, but the text has {text.Length}.");
        var position = 0;
        foreach (var component in Components)
        {
            if (component.Insertion is { } insertion && TextRules.IndexOfLoneSurrogate(insertion) >= 0)
                throw new InvalidTextOperationException("The edit inserts half of a surrogate pair, which is no character.");
            if (position > 0 && position < text.Length && char.IsSurrogatePair(text[position - 1], text[position]))
                throw new InvalidTextOperationException($"The edit splits the surrogate pair at {position - 1}: edit whole characters.");
            position += component.BaseLength;
        }
    }

    /// <inheritdoc/>
    public bool Equals(TextOperation? other) => other is not null && Components.AsSpan().SequenceEqual(other.Components.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TextOperation);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Components.Length, BaseLength, TargetLength);

    /// <inheritdoc/>
    public override string ToString() =>
        $"[{string.Join(", ", Components.Select(component => component.Insertion is { } text ? $"\"{text}\"" : component.Count.ToString()))}]";
}
