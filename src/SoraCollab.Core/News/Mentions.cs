namespace SoraCollab.Core.News;

/// <summary>Finds who is named in words with an @ before their name.</summary>
public static class Mentions
{
    /// <summary>Who is mentioned. The longest name that fits counts: "@Jun Okafor" is not also "Jun".</summary>
    /// <param name="words">What somebody wrote.</param>
    /// <param name="readers">Who may be mentioned.</param>
    public static IReadOnlySet<UserId> In(string words, IReadOnlyCollection<NewsReader> readers)
    {
        var found = new HashSet<UserId>();
        for (var at = words.IndexOf('@', StringComparison.Ordinal); at >= 0; at = words.IndexOf('@', at + 1))
        {
            // "mara@northlight.example" mentions nobody.
            if (at > 0 && char.IsLetterOrDigit(words[at - 1])) continue;
            var named = readers.Where(reader => Stands(words, at + 1, reader.Name)).ToList();
            if (named.Count == 0) continue;
            var longest = named.Max(reader => reader.Name.Length);
            found.UnionWith(named.Where(reader => reader.Name.Length == longest).Select(reader => reader.Id));
        }
        return found;
    }

    private static bool Stands(string words, int at, string name) =>
        name.Length > 0 && at + name.Length <= words.Length
        && string.Compare(words, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at + name.Length == words.Length || !char.IsLetterOrDigit(words[at + name.Length]));
}
