namespace SoraCollab.Core.Text;

/// <summary>What counts as text at all, for whatever people type.</summary>
public static class TextRules
{
    /// <summary>Longest title or slug line, in UTF-16 code units.</summary>
    public const int MaximumTitleLength = 200;

    /// <summary>Where half a surrogate pair stands alone, or -1 where the text is well formed.</summary>
    public static int IndexOfLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return i;
            i++;
        }
        return -1;
    }

    /// <summary>Where a control character stands that no keyboard types, or -1: tabs and line ends are let pass.</summary>
    public static int IndexOfControl(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsControl(text[i]) && text[i] is not ('\n' or '\r' or '\t')) return i;
        return -1;
    }
}
