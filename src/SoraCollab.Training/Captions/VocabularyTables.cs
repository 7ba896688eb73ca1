using System.Text.RegularExpressions;
using SoraCollab.Training.Captions.Wordings;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Captions;

/// <summary>Turns the wording tables into what a reader of prompts needs: phrases as they stand in captions, and their words.</summary>
internal sealed partial class VocabularyTables(WorldPart part)
{
    private static readonly HashSet<string> NotAlone = [.. FunctionWords.All, .. BoundWords.All];

    public IReadOnlyList<VocabularyAttribute> Attributes() =>
    [
        new("subject", part.Subjects.Select(subject => Value(subject, SubjectPhrases(subject))).ToArray()),
        Rows("color", SceneNames.Colors, ColorWords.All),
        new("action", part.Subjects.SelectMany(subject => VerbPhrases.Verbs(subject, "")).Distinct()
            .Select(verb => Value(verb, VerbForms(verb))).ToArray()),
        new("motion", part.Motions().Select(MotionValue).ToArray()),
        new("setting", part.Settings.Select(setting => Value(setting, PlacePhrases(setting))).ToArray()),
        Rows("time", SceneNames.Times, TimeWords.All),
        Rows("weather", SceneNames.Weathers, WeatherWords.Outdoors, part.Settings.Contains("room") ? WeatherWords.Indoors : []),
        new("light", LightWords.All.Where(row => IsSeen(row.Value)).Select(row => Value(row.Value, row.Wordings)).ToArray()),
        Rows("camera", part.Cameras, CameraWords.All),
        Rows("shot", SceneNames.Shots, ShotWords.All),
        Rows("style", part.Styles, StyleWords.All),
        .. part.TwoSubjects > 0 ? [Rows("relation", SceneNames.Relations, RelationWords.All)] : Array.Empty<VocabularyAttribute>(),
    ];

    private static VocabularyAttribute Rows(string name, IReadOnlyList<string> values, params WordingTable[] tables) => new(
        name,
        values.Select(value => Value(value, tables.Where(table => table.Has(value)).SelectMany(table => table[value]))).ToArray());

    private static VocabularyValue Value(string name, IEnumerable<string> wordings)
    {
        var phrases = wordings.Select(wording => wording.ToLowerInvariant()).Distinct().ToArray();
        return new(name, phrases, phrases.SelectMany(Words).Distinct().ToArray());
    }

    private static IEnumerable<string> Words(string phrase) =>
        Word().Matches(phrase).Select(match => match.Value).Where(word => !NotAlone.Contains(word));

    private static IEnumerable<string> SubjectPhrases(string subject) => Enumerable.Range(0, SubjectWords.All[subject].Count)
        .Select(form => NounPhrases.Of(subject, null, form)).Select(noun => noun[(noun.IndexOf(' ') + 1)..]);

    private static string[] VerbForms(string verb) =>
        [verb, English.Inflect(verb, VerbForm.ThirdPerson), English.Inflect(verb, VerbForm.Participle)];

    private static IEnumerable<string> PlacePhrases(string setting)
    {
        WordingTable[] tables = [PlaceWords.Standing, PlaceWords.Airborne, PlaceWords.OnRails, PlaceWords.Ashore, PlaceWords.Afloat, SlugWords.All];
        return tables.Where(table => table.Has(setting)).SelectMany(table => table[setting]);
    }

    /// <summary>A motion's phrases: without the subject's own verb, which is an action; with other verbs in all their forms.</summary>
    private VocabularyValue MotionValue(string motion)
    {
        var wordings = motion == "still"
            ? part.Subjects.SelectMany(subject => VerbPhrases.Wordings(subject, motion, "")).Distinct()
            : MotionWords.All[motion];
        var phrases = wordings.SelectMany(wording => Enumerable.Range(0, 3).Select(form =>
            OwnVerb().Replace(wording, match => VerbForms(match.Groups[1].Value)[form]))).Distinct().ToArray();
        var whole = phrases.Select(phrase => phrase.StartsWith("{v} ", StringComparison.Ordinal) ? phrase[4..] : phrase)
            .Where(phrase => !phrase.Contains("{v}")).Distinct().ToArray();
        return new(motion, whole, phrases.SelectMany(phrase => Words(phrase.Replace("{v}", ""))).Distinct().ToArray());
    }

    private bool IsSeen(string cause) =>
        SceneNames.Times.Contains(cause) || SceneNames.Weathers.Contains(cause) || part.Settings.Contains(cause);

    [GeneratedRegex(@"[a-z]+(?:-[a-z]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"<(\w+)>")]
    private static partial Regex OwnVerb();
}
