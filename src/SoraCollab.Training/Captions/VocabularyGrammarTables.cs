using System.Text.RegularExpressions;
using SoraCollab.Training.Captions.Wordings;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Captions;

/// <summary>Turns the wording tables and the world's rules into the grammar of a part's vocabulary.</summary>
internal sealed partial class VocabularyGrammarTables(WorldPart part)
{
    public VocabularyGrammar Grammar()
    {
        var placements = Placements().ToArray();
        var motions = part.Motions().Where(motion => motion != "still").ToDictionary(motion => motion, motion => MotionWords.All[motion]);
        var verbs = placements.SelectMany(placement => placement.Verbs)
            .Concat(motions.Values.SelectMany(phrases => phrases).Concat(placements.SelectMany(placement => placement.Still))
                .SelectMany(phrase => OwnVerb().Matches(phrase).Select(match => match.Groups[1].Value)))
            .Distinct()
            .Select(verb => new VocabularyVerb(verb, English.Inflect(verb, VerbForm.ThirdPerson), English.Inflect(verb, VerbForm.Participle)));
        return new VocabularyGrammar(
            part.Subjects.SelectMany(Nouns).ToArray(),
            verbs.ToArray(),
            motions,
            placements,
            part.Settings.Select(Setting).ToArray(),
            new Dictionary<string, string> { ["weather"] = "clear", ["camera"] = "static", ["style"] = "painted" });
    }

    private static IEnumerable<VocabularyNoun> Nouns(string subject) => SubjectWords.All[subject].Select((colored, form) =>
    {
        var plain = NounPhrases.Of(subject, null, form);
        return new VocabularyNoun(subject, plain[(plain.IndexOf(' ') + 1)..], colored);
    });

    private IEnumerable<VocabularyPlacement> Placements() =>
        from subject in part.Subjects
        from setting in part.Settings
        where ScenePlacing.Fits(subject, setting)
        select new VocabularyPlacement(
            subject,
            setting,
            SceneWordings.Place(subject, setting),
            ScenePlacing.MotionsFor(subject, setting),
            VerbPhrases.Verbs(subject, setting),
            VerbPhrases.Wordings(subject, "still", setting),
            ScenePlacing.FillsFrame(subject) ? ["close"] : ["medium", "close"]);

    private VocabularySetting Setting(string setting)
    {
        var scene = new Scene(setting, SceneNames.Times[0], SceneNames.Weathers[0], new Actor(part.Subjects[0], SceneNames.Colors[0], "still"));
        var times = SceneNames.Times.Where(time => SceneWordings.Time(scene with { Time = time }).Count > 0)
            .ToDictionary(time => time, time => SceneWordings.Time(scene with { Time = time })[0]);
        var weathers = SceneNames.Weathers.Where(weather => SceneWordings.Weather(scene with { Weather = weather }).Count > 0)
            .ToDictionary(weather => weather, weather => SceneWordings.Weather(scene with { Weather = weather })[0]);
        return new VocabularySetting(setting, times, weathers, Lights(setting));
    }

    /// <summary>In the order of <see cref="SceneWordings.Light"/>: some settings have a light of their own, most weathers change it, else the hour makes it.</summary>
    private static Dictionary<string, string> Lights(string setting)
    {
        if (setting is "underwater" or "space" or "moon") return new() { [setting] = LightWords.All[setting][0] };
        var lights = SceneNames.Weathers.Where(LightWords.All.Has).ToDictionary(weather => weather, weather => LightWords.All[weather][0]);
        foreach (var time in SceneNames.Times) lights[time] = LightWords.All[setting == "room" ? "room" : time][0];
        return lights;
    }

    [GeneratedRegex(@"<(\w+)>")]
    private static partial Regex OwnVerb();
}
