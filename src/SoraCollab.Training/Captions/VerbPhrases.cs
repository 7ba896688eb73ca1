using System.Text.RegularExpressions;
using SoraCollab.Training.Captions.Wordings;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Captions;

/// <summary>What a subject does as a verb phrase: "sails to the left", "sailing to the left".</summary>
internal static partial class VerbPhrases
{
    private static readonly string[] Floating = ["float", "drift"];
    private static readonly string[] Flying = ["fly"];
    private static readonly string[] Standing = ["stand"];

    /// <summary>The wordings for a motion; how something is still depends on how it would move.</summary>
    public static IReadOnlyList<string> Wordings(string subject, string motion, string setting)
    {
        if (motion != "still") return MotionWords.All[motion];
        return MotionWords.Still[setting == "space" ? "swim" : SubjectTraits.Of(subject).Movement];
    }

    /// <summary>The bare verbs for how a subject gets from place to place.</summary>
    public static IReadOnlyList<string> Verbs(string subject, string setting)
    {
        if (setting == "space") return subject == "rocket" ? Flying : Floating;
        return VerbWords.All.Has(subject) ? VerbWords.All[subject] : Standing;
    }

    /// <summary>A verb phrase; <paramref name="wording"/> and <paramref name="verb"/> wrap around their tables.</summary>
    public static string Of(string subject, string motion, string setting, VerbForm form, int wording = 0, int verb = 0)
    {
        var wordings = Wordings(subject, motion, setting);
        var verbs = Verbs(subject, setting);
        var phrase = wordings[wording % wordings.Count].Replace("{v}", English.Inflect(verbs[verb % verbs.Count], form));
        return OwnVerb().Replace(phrase, match => English.Inflect(match.Groups[1].Value, form));
    }

    [GeneratedRegex(@"<(\w+)>")]
    private static partial Regex OwnVerb();
}
