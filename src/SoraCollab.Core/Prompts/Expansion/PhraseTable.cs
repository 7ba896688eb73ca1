namespace SoraCollab.Core.Prompts.Expansion;

/// <summary>Phrases with meanings, found in a text as whole words: the leftmost first, and the longest of those that begin there.</summary>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<string, (string Phrase, T Meaning)[]> byFirstWord;

    /// <param name="meanings">Phrases in lower case; of equal ones the first counts.</param>
    public PhraseTable(IEnumerable<(string Phrase, T Meaning)> meanings) => byFirstWord = meanings
        .DistinctBy(row => row.Phrase)
        .GroupBy(row => row.Phrase[..WordEnd(row.Phrase, 0)])
        .ToDictionary(group => group.Key, group => group.OrderByDescending(row => row.Phrase.Length).ToArray());

    /// <summary>The first phrase in a text at or after a place, or null.</summary>
    public (int Start, int End, T Meaning)? Find(ReadOnlySpan<char> text, int from = 0)
    {
        var byFirstSpan = byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = from; start < text.Length; start++)
        {
            if (!IsWordCharacter(text[start]) || (start > 0 && IsWordCharacter(text[start - 1]))) continue;
            if (!byFirstSpan.TryGetValue(text[start..WordEnd(text, start)], out var candidates)) continue;
            foreach (var (phrase, meaning) in candidates)
            {
                var end = start + phrase.Length;
                if (text[start..].StartsWith(phrase, StringComparison.Ordinal) && (end == text.Length || !IsWordCharacter(text[end])))
                    return (start, end, meaning);
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
