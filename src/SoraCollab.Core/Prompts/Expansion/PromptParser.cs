using System.Text.RegularExpressions;

namespace SoraCollab.Core.Prompts.Expansion;

/// <summary>From a prompt to the attributes that it states, by the phrases of a model's vocabulary and nothing else.</summary>
internal sealed partial class PromptParser
{
    private const string Own = "{v}";
    private static readonly string[] ReadAfterNouns = ["weather", "setting", "time", "style", "shot"];
    private readonly Dictionary<string, PhraseTable<string>> phrases;
    private readonly PhraseTable<(GrammarNoun Noun, string? Color)> nouns;
    private readonly PhraseTable<string> actions;
    private readonly string[] lights;

    public PromptParser(PromptGrammar grammar, IReadOnlyList<ModelVocabularyAttribute> attributes)
    {
        phrases = attributes.ToDictionary(
            attribute => attribute.Name,
            attribute => new PhraseTable<string>(attribute.Values.SelectMany(value => value.Wordings.Select(wording => (wording, value.Name)))));
        lights = [.. attributes.Where(attribute => attribute.Name == "light").SelectMany(attribute => attribute.Values).SelectMany(value => value.Wordings)];
        var colors = attributes.Where(attribute => attribute.Name == "color").SelectMany(attribute => attribute.Values).ToArray();
        nouns = new(grammar.Nouns.SelectMany(noun => colors
            .SelectMany(color => color.Wordings.Select(word => (Colored(noun, word), (noun, (string?)color.Name))))
            .Prepend((noun.Plain, (noun, null)))));
        actions = new(Actions(grammar));
    }

    /// <summary>Reads a prompt. Longest phrases first; what has been read is blanked out.</summary>
    public PromptStatement Parse(string prompt)
    {
        var statement = new PromptStatement();
        var letters = prompt.Select(letter => char.IsWhiteSpace(letter) ? ' ' : char.ToLowerInvariant(letter)).ToArray();
        if (SlugLine().Match(new string(letters)) is { Success: true } slug)
            statement.Add("time", slug.Groups[1].Value, slug.Groups[1].Index, slug.Groups[1].Index + slug.Groups[1].Length);
        BlankLight(letters, statement);
        Take("camera", letters, statement);
        for (var from = 0; nouns.Find(letters, from) is { } found; from = found.End)
            statement.Nouns.Add((found.Start, found.End, found.Meaning.Noun, found.Meaning.Color));
        foreach (var noun in statement.Nouns) letters.AsSpan(noun.Start..noun.End).Fill('#');
        foreach (var attribute in ReadAfterNouns) Take(attribute, letters, statement);
        if (statement.Nouns is [var first, ..]) ReadActor(first, letters, statement);
        return statement;
    }

    /// <summary>A verb phrase in a form.</summary>
    public static string Inflect(string phrase, string verb, IReadOnlyDictionary<string, GrammarVerb> verbs, bool thirdPerson)
    {
        string Form(string bare) => verbs.TryGetValue(bare, out var forms) ? thirdPerson ? forms.ThirdPerson : forms.Participle : bare;
        return OwnVerb().Replace(phrase.Replace(Own, Form(verb), StringComparison.Ordinal), match => Form(match.Groups[1].Value));
    }

    /// <summary>The phrases for a motion at a place.</summary>
    public static IReadOnlyList<string> Phrases(PromptGrammar grammar, GrammarPlacement placement, string motion) =>
        motion == "still" ? placement.Still : grammar.Motions.TryGetValue(motion, out var found) ? found : [];

    // "a red umbrella" where the phrase without its colour is "an umbrella".
    private static string Colored(GrammarNoun noun, string color) => ArticleBeforeVowel().Replace(noun.Colored.Replace("{c}", color, StringComparison.Ordinal), "an $1");

    private static IEnumerable<(string, string)> Actions(PromptGrammar grammar)
    {
        var verbs = grammar.Verbs.ToDictionary(verb => verb.Verb);
        return from placement in grammar.Placements
               from motion in placement.Motions
               from phrase in Phrases(grammar, placement, motion)
               from verb in placement.Verbs
               from thirdPerson in new[] { true, false }
               select (Inflect(phrase, verb, verbs, thirdPerson), motion);
    }

    private static void ReadActorColor((int Start, int End, GrammarNoun Noun, string? Color) noun, PromptStatement statement)
    {
        statement.Add("subject", noun.Noun.Subject, noun.Start, noun.End);
        if (noun.Color is { } color) statement.Add("color", color, noun.Start, noun.End);
    }

    private void ReadActor((int Start, int End, GrammarNoun Noun, string? Color) noun, char[] letters, PromptStatement statement)
    {
        ReadActorColor(noun, statement);
        var end = statement.Nouns.Count > 1 ? statement.Nouns[1].Start : letters.Length;
        if (actions.Find(letters.AsSpan(noun.End..end)) is { } action)
            statement.Add("motion", action.Meaning, noun.End + action.Start, noun.End + action.End);
    }

    private void BlankLight(char[] letters, PromptStatement statement)
    {
        // Light is told of and never asked for, and some of its phrases sound like hours.
        var text = new string(letters);
        foreach (var light in lights)
            if (text.IndexOf(", " + light, StringComparison.Ordinal) is var at and >= 0)
            {
                letters.AsSpan(at + 2, light.Length).Fill('~');
                statement.Add("light", light, at + 2, at + 2 + light.Length);
            }
    }

    private void Take(string attribute, char[] letters, PromptStatement statement)
    {
        if (!phrases.TryGetValue(attribute, out var table) || table.Find(letters) is not { } found) return;
        statement.Add(attribute, found.Meaning, found.Start, found.End);
        letters.AsSpan(found.Start..found.End).Fill('~');
    }

    [GeneratedRegex(@"<(\w+)>")]
    private static partial Regex OwnVerb();

    [GeneratedRegex(@"\ba (orange|emerald)")]
    private static partial Regex ArticleBeforeVowel();

    [GeneratedRegex(@"^(?:[a-z-]+ (?:shot|view)\. |close-up\. )?(?:int|ext)\. [a-z ]+, (dawn|day|dusk|night)\.")]
    private static partial Regex SlugLine();
}
