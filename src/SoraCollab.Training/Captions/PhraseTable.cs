namespace SoraCollab.Training.Captions;

/// <summary>Phrases with values, found in a text as whole words, the leftmost first and the longest of those that begin there.</summary>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<string, (string Phrase, T Value)[]> byFirstWord;
    private readonly Dictionary<string, (string Phrase, T Value)[]>.AlternateLookup<ReadOnlySpan<char>> byFirstSpan;

    public PhraseTable(IReadOnlyDictionary<string, T> values)
    {
        byFirstWord = values
            .GroupBy(row => row.Key[..WordEnd(row.Key, 0)])
            .ToDictionary(group => group.Key, group => group.Select(row => (row.Key, row.Value)).OrderByDescending(row => row.Key.Length).ToArray());
        byFirstSpan = byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The first phrase in a text at or after a place, or null.</summary>
    public (int Start, int End, T Value)? Find(ReadOnlySpan<char> text, int from = 0)
    {
        for (var start = from; start < text.Length; start++)
        {
            if (!IsWordCharacter(text[start]) || (start > 0 && IsWordCharacter(text[start - 1]))) continue;
            if (!byFirstSpan.TryGetValue(text[start..WordEnd(text, start)], out var candidates)) continue;
            foreach (var (phrase, value) in candidates)
            {
                var end = start + phrase.Length;
                if (text[start..].StartsWith(phrase, StringComparison.Ordinal) && (end == text.Length || !IsWordCharacter(text[end])))
                    return (start, end, value);
            }
        }
        return null;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && IsWordCharacter(text[start])) start++;
        return start;
    }

    private static bool IsWordCharacter(char character) => char.IsLetterOrDigit(character) || character is '_' or '-';
}
