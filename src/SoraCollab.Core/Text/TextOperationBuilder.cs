using System.Collections.Immutable;

namespace SoraCollab.Core.Text;

/// <summary>
/// Builds a <see cref="TextOperation"/> in its one canonical form: neighbours of a kind are joined, empty parts dropped, and
/// an insertion stands before a deletion at the same place (their order does not matter to the text, but equal edits are then
/// equal values).
/// </summary>
public sealed class TextOperationBuilder
{
    private readonly ImmutableArray<TextComponent>.Builder components = ImmutableArray.CreateBuilder<TextComponent>();

    /// <summary>Keeps text.</summary>
    /// <param name="count">Code units, not negative.</param>
    public TextOperationBuilder Retain(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0) return this;
        if (components is [.., { IsRetain: true } last]) components[^1] = new(checked(last.Count + count));
        else components.Add(new(count));
        return this;
    }

    /// <summary>Inserts text.</summary>
    /// <param name="text">The text; empty inserts nothing.</param>
    public TextOperationBuilder Insert(string text)
    {
        if (text.Length == 0) return this;
        switch (components)
        {
            case [.., { IsInsert: true } last]:
                components[^1] = new(0, last.Insertion + text);
                break;
            case [.., { IsInsert: true } beforeDelete, { IsDelete: true }]:
                components[^2] = new(0, beforeDelete.Insertion + text);
                break;
            case [.., { IsDelete: true } deletion]:
                components[^1] = new(0, text);
                components.Add(deletion);
                break;
            default:
                components.Add(new(0, text));
                break;
        }
        return this;
    }

    /// <summary>Deletes text.</summary>
    /// <param name="count">Code units, not negative.</param>
    public TextOperationBuilder Delete(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0) return this;
        if (components is [.., { IsDelete: true } last]) components[^1] = new(checked(last.Count - count));
        else components.Add(new(-count));
        return this;
    }

    /// <summary>The operation built so far.</summary>
    public TextOperation Build() => new(components.ToImmutable());
}
