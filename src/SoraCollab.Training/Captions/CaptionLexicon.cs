using SoraCollab.Training.Captions.Wordings;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Captions;

/// <summary>Every phrase the captions can be made of, with what it means; built once from the wording tables.</summary>
internal sealed class CaptionLexicon
{
    private readonly Dictionary<SceneAttribute, PhraseTable<string>> phrases;

    private CaptionLexicon()
    {
        phrases = new()
        {
            [SceneAttribute.Shot] = new(Meanings(ShotWords.All)),
            [SceneAttribute.Camera] = new(Meanings(CameraWords.All)),
            [SceneAttribute.Time] = new(Meanings(TimeWords.All)),
            [SceneAttribute.Weather] = new(Meanings(WeatherWords.Outdoors, WeatherWords.Indoors)),
            [SceneAttribute.Style] = new(Meanings(StyleWords.All)),
            [SceneAttribute.Relation] = new(Meanings(RelationWords.All)),
            [SceneAttribute.Setting] = new(Meanings(
                PlaceWords.Standing, PlaceWords.Airborne, PlaceWords.OnRails, PlaceWords.Ashore, PlaceWords.Afloat, SlugWords.All)),
        };
        Nouns = new(NounMeanings());
        Actions = new(ActionMeanings());
    }

    public static CaptionLexicon Instance { get; } = new();

    /// <summary>Noun phrases without an article; the colour is null where the phrase has none.</summary>
    public PhraseTable<(string Subject, string? Color)> Nouns { get; }

    /// <summary>Verb phrases to motions.</summary>
    public PhraseTable<string> Actions { get; }

    public PhraseTable<string> Phrases(SceneAttribute attribute) => phrases[attribute];

    private static Dictionary<string, string> Meanings(params WordingTable[] tables)
    {
        var meanings = new Dictionary<string, string>();
        foreach (var (value, wordings) in tables.SelectMany(table => table))
            foreach (var wording in wordings) meanings[wording.ToLowerInvariant()] = value;
        return meanings;
    }

    private static Dictionary<string, (string, string?)> NounMeanings()
    {
        var meanings = new Dictionary<string, (string, string?)>();
        foreach (var (subject, forms) in SubjectWords.All)
            for (var form = 0; form < forms.Count; form++)
            {
                meanings[WithoutArticle(NounPhrases.Of(subject, null, form))] = (subject, null);
                foreach (var (color, words) in ColorWords.All)
                    foreach (var word in words) meanings[WithoutArticle(NounPhrases.Of(subject, word, form))] = (subject, color);
            }
        return meanings;
    }

    private static Dictionary<string, string> ActionMeanings()
    {
        var meanings = new Dictionary<string, string>();
        foreach (var (subject, _) in SubjectWords.All)
            foreach (var (motion, _) in MotionWords.All)
                // Space has verbs of its own; the sea stands for all other settings.
                foreach (var setting in new[] { "sea", "space" })
                    for (var wording = 0; wording < VerbPhrases.Wordings(subject, motion, setting).Count; wording++)
                        for (var verb = 0; verb < VerbPhrases.Verbs(subject, setting).Count; verb++)
                            foreach (var form in Enum.GetValues<VerbForm>())
                                meanings[VerbPhrases.Of(subject, motion, setting, form, wording, verb)] = motion;
        return meanings;
    }

    private static string WithoutArticle(string noun) => noun[(noun.IndexOf(' ') + 1)..];
}
