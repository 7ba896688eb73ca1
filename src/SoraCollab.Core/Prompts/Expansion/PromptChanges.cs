namespace SoraCollab.Core.Prompts.Expansion;

/// <summary>The difference between a prompt and what the model reads, by words and punctuation.</summary>
public static class PromptChanges
{
    /// <summary>Runs in the order of reading; together the kept and added ones are the new text but for its spaces.</summary>
    public static IReadOnlyList<PromptChange> Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var common = new int[old.Count + 1, now.Count + 1]; // longest common run of words from each place on
        for (var i = old.Count - 1; i >= 0; i--)
            for (var j = now.Count - 1; j >= 0; j--)
                common[i, j] = Same(old[i], now[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        var runs = new List<(PromptChangeKind Kind, List<string> Words)>();
        void Add(PromptChangeKind kind, string word)
        {
            if (runs.Count == 0 || runs[^1].Kind != kind) runs.Add((kind, []));
            runs[^1].Words.Add(word);
        }
        for (int i = 0, j = 0; i < old.Count || j < now.Count;)
        {
            if (i < old.Count && j < now.Count && Same(old[i], now[j]))
            {
                Add(PromptChangeKind.Kept, now[j]);
                (i, j) = (i + 1, j + 1);
            }
            else if (i < old.Count && (j == now.Count || common[i + 1, j] >= common[i, j + 1])) Add(PromptChangeKind.Removed, old[i++]);
            else Add(PromptChangeKind.Added, now[j++]);
        }
        return [.. runs.Select(run => new PromptChange(run.Kind, string.Concat(run.Words).TrimStart()))];
    }

    private static bool Same(string a, string b) => string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Words and signs, each with the space before it.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at == text.Length) break;
            if (IsWord(text[at])) while (at < text.Length && IsWord(text[at])) at++;
            else at++;
            words.Add(at - start == text[start..at].TrimStart().Length ? text[start..at] : " " + text[start..at].TrimStart());
        }
        return words;
    }

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character is '-' or '\'' or '’' || char.IsSurrogate(character);
}
