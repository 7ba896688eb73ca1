using System.Text.RegularExpressions;
using SoraCollab.Training.Captions.Wordings;

namespace SoraCollab.Training.Captions;

/// <summary>Subjects as noun phrases: "a red sailboat", and "a sailboat" where the colour is left open.</summary>
internal static partial class NounPhrases
{
    /// <summary>A noun phrase with its article; <paramref name="colorWord"/> null leaves the colour out.</summary>
    public static string Of(string subject, string? colorWord, int wording = 0)
    {
        var form = SubjectWords.All[subject][wording];
        if (colorWord is not null)
            return English.WithArticle(ArticleBeforeColor().Replace(form.Replace("{c}", colorWord), "an $1"));
        var plain = Spaces().Replace(form.Replace("{c}", ""), " ").Trim().Replace("knight in on", "knight on");
        return English.WithArticle(ArticleBeforeNoun().Replace(plain, "an $1"));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\ba (umbrella|elephant)")]
    private static partial Regex ArticleBeforeNoun();

    [GeneratedRegex(@"\ba (orange|emerald)")]
    private static partial Regex ArticleBeforeColor();
}
