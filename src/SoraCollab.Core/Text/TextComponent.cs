namespace SoraCollab.Core.Text;

/// <summary>One part of a <see cref="TextOperation"/>: keep, delete or insert.</summary>
/// <param name="Count">UTF-16 code units: positive to keep that many, negative to delete that many, 0 for an insertion.</param>
/// <param name="Insertion">The text to insert, not empty; null unless this is an insertion.</param>
public readonly record struct TextComponent(int Count, string? Insertion = null)
{
    /// <summary>True where text is kept.</summary>
    public bool IsRetain => Count > 0;

    /// <summary>True where text is deleted.</summary>
    public bool IsDelete => Count < 0;

    /// <summary>True where text is inserted.</summary>
    public bool IsInsert => Insertion is not null;

    /// <summary>Code units of the text before that it covers.</summary>
    public int BaseLength => Math.Abs(Count);

    /// <summary>Code units of the text after that it makes.</summary>
    public int TargetLength => Insertion?.Length ?? Math.Max(Count, 0);
}
