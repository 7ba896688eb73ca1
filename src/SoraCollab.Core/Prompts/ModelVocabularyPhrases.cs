namespace SoraCollab.Core.Prompts;

/// <summary>Phrases as sequences of words without their function words, found in such sequences, the longest first.</summary>
internal sealed class ModelVocabularyPhrases
{
    private readonly Dictionary<string, List<string[]>> byFirstWord = [];
    private readonly IReadOnlySet<string> functionWords;

    public ModelVocabularyPhrases(IEnumerable<string> phrases, IReadOnlySet<string> functionWords)
    {
        this.functionWords = functionWords;
        foreach (var phrase in phrases)
        {
            var words = ContentWords(phrase).Select(token => token.Normal).ToArray();
            if (words.Length == 0) continue;
            if (!byFirstWord.TryGetValue(words[0], out var beginningAlike)) byFirstWord[words[0]] = beginningAlike = [];
            beginningAlike.Add(words);
        }
        foreach (var beginningAlike in byFirstWord.Values) beginningAlike.Sort((a, b) => b.Length.CompareTo(a.Length));
    }

    /// <summary>The words of a text that are more than function words.</summary>
    public IEnumerable<ModelVocabularyToken> ContentWords(string text) =>
        ModelVocabularyToken.Read(text).Where(token => !functionWords.Contains(token.Normal));

    /// <summary>How many words the longest phrase that begins at a place has; 0 where none does.</summary>
    public int LongestAt(IReadOnlyList<ModelVocabularyToken> words, int at)
    {
        if (!byFirstWord.TryGetValue(words[at].Normal, out var beginningAlike)) return 0;
        foreach (var phrase in beginningAlike)
            if (BeginsAt(phrase, words, at)) return phrase.Length;
        return 0;
    }

    private static bool BeginsAt(string[] phrase, IReadOnlyList<ModelVocabularyToken> words, int at)
    {
        if (at + phrase.Length > words.Count) return false;
        for (var i = 0; i < phrase.Length; i++)
            if (words[at + i].Normal != phrase[i]) return false;
        return true;
    }
}
