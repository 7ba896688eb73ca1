using System.Text.RegularExpressions;
using SoraCollab.Training.Captions.Wordings;

namespace SoraCollab.Training.Captions;

/// <summary>From the captions' English back to attributes. It reads the wordings of the tables and nothing else.</summary>
public static partial class CaptionParser
{
    private static readonly SceneAttribute[] ReadAfterNouns =
    [
        SceneAttribute.Weather, SceneAttribute.Setting, SceneAttribute.Time, SceneAttribute.Style, SceneAttribute.Shot, SceneAttribute.Relation,
    ];

    /// <summary>The attributes a text states, with their values. Longest phrases first; what has been read is blanked out.</summary>
    public static IReadOnlyDictionary<SceneAttribute, string> Parse(string text)
    {
        var values = new Dictionary<SceneAttribute, string>();
        var rest = " " + Spaces().Replace(text.ToLowerInvariant(), " ") + " ";
        if (SlugLine().Match(rest) is { Success: true } slug) values[SceneAttribute.Time] = slug.Groups[1].Value;
        var letters = BlankLight(rest).ToCharArray();
        Take(SceneAttribute.Camera, letters, values);
        var nouns = TakeNouns(letters);
        foreach (var attribute in ReadAfterNouns) Take(attribute, letters, values);
        ReadActors(nouns, letters, values);
        return values;
    }

    /// <summary>The attributes a text does not state; those of a second subject count among them.</summary>
    public static IReadOnlyList<SceneAttribute> LeavesOpen(string text)
    {
        var stated = Parse(text);
        return Enum.GetValues<SceneAttribute>().Where(attribute => !stated.ContainsKey(attribute)).ToArray();
    }

    private static string BlankLight(string text)
    {
        // Light is told of and never asked for, and some of its phrases sound like hours.
        foreach (var light in LightWords.All.SelectMany(row => row.Wordings))
            text = text.Replace(", " + light, ", " + new string('~', light.Length), StringComparison.Ordinal);
        return text;
    }

    private static void Take(SceneAttribute attribute, char[] letters, Dictionary<SceneAttribute, string> values)
    {
        if (CaptionLexicon.Instance.Phrases(attribute).Find(letters) is not { } found) return;
        values[attribute] = found.Value;
        letters.AsSpan(found.Start..found.End).Fill('~');
    }

    private static List<(int End, int Start, string Subject, string? Color)> TakeNouns(char[] letters)
    {
        var nouns = new List<(int End, int Start, string Subject, string? Color)>();
        for (var from = 0; CaptionLexicon.Instance.Nouns.Find(letters, from) is { } found; from = found.End)
            nouns.Add((found.End, found.Start, found.Value.Subject, found.Value.Color));
        foreach (var noun in nouns) letters.AsSpan(noun.Start..noun.End).Fill('#');
        return nouns;
    }

    private static void ReadActors(
        List<(int End, int Start, string Subject, string? Color)> nouns, char[] letters, Dictionary<SceneAttribute, string> values)
    {
        for (var i = 0; i < Math.Min(nouns.Count, 2); i++)
        {
            var (subject, color, motion) = i == 0
                ? (SceneAttribute.SubjectA, SceneAttribute.ColorA, SceneAttribute.MotionA)
                : (SceneAttribute.SubjectB, SceneAttribute.ColorB, SceneAttribute.MotionB);
            values[subject] = nouns[i].Subject;
            if (nouns[i].Color is { } named) values[color] = named;
            var clause = letters[nouns[i].End..(i + 1 < nouns.Count ? nouns[i + 1].Start : letters.Length)];
            if (CaptionLexicon.Instance.Actions.Find(clause) is { } action) values[motion] = action.Value;
        }
        if (nouns.Count < 2)
            values.Remove(SceneAttribute.Relation);
        else if (values.GetValueOrDefault(SceneAttribute.Relation) == "follow")
        {
            values.Remove(SceneAttribute.MotionB);
            if (values.TryGetValue(SceneAttribute.MotionA, out var shared)) values[SceneAttribute.MotionB] = shared;
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^ (?:[a-z-]+ (?:shot|view)\. |close-up\. )?(?:int|ext)\. [a-z ]+, (dawn|day|dusk|night)\.")]
    private static partial Regex SlugLine();
}
