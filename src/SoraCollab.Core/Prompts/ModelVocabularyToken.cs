using System.Globalization;
using System.Text;

namespace SoraCollab.Core.Prompts;

/// <summary>A word of a text, where it stands (UTF-16 code units), and its lower-case form without a possessive ending.</summary>
internal readonly record struct ModelVocabularyToken(int Start, int Length, string Normal)
{
    /// <summary>The words of a text in order. Numbers, punctuation and symbols are passed over.</summary>
    public static IEnumerable<ModelVocabularyToken> Read(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var end = EndOfWord(text, at);
            if (end == at)
            {
                at += WidthAt(text, at);
                continue;
            }
            if (HasLetter(text.AsSpan(at, end - at))) yield return Of(text, at, end);
            at = end;
        }
    }

    private static ModelVocabularyToken Of(string text, int start, int end)
    {
        var normal = text[start..end].ToLowerInvariant().Replace('’', '\'');
        var isPossessive = normal.EndsWith("'s", StringComparison.Ordinal);
        return new(start, end - start, isPossessive ? normal[..^2] : normal);
    }

    /// <summary>The end of the word that begins here; apostrophes and hyphens belong to it between letters.</summary>
    private static int EndOfWord(string text, int start)
    {
        var end = start;
        while (end < text.Length)
        {
            if (IsPartOfWord(text, end)) end += WidthAt(text, end);
            else if (end > start && text[end] is '\'' or '’' or '-' && end + 1 < text.Length && IsPartOfWord(text, end + 1)) end++;
            else break;
        }
        return end;
    }

    private static bool IsPartOfWord(string text, int at)
    {
        if (!Rune.TryGetRuneAt(text, at, out var rune)) return false;
        if (Rune.IsLetterOrDigit(rune)) return true;
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }

    private static bool HasLetter(ReadOnlySpan<char> word)
    {
        foreach (var rune in word.EnumerateRunes())
            if (Rune.IsLetter(rune)) return true;
        return false;
    }

    private static int WidthAt(string text, int at) => Rune.TryGetRuneAt(text, at, out var rune) ? rune.Utf16SequenceLength : 1;
}
