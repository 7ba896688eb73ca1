namespace SoraCollab.Core.Prompts.Expansion;

/// <summary>
/// Writes short prompts out into the long captions that a model was trained on. What a prompt says stays as it is, word for
/// word; what it leaves open is added in the model's own phrases, at the places where captions say it. The same prompt and
/// seed give the same text. Prompts that say something else than the model's grammar can are left alone.
/// </summary>
public sealed class PromptExpander
{
    private static readonly char[] Loose = [' ', ',', ';', ':', '\t', '\n', '\r'];
    private readonly ModelVocabulary vocabulary;
    private readonly PromptGrammar grammar;
    private readonly PromptParser parser;
    private readonly PromptAdditions additions;

    internal PromptExpander(ModelVocabulary vocabulary, PromptGrammar grammar)
    {
        (this.vocabulary, this.grammar) = (vocabulary, grammar);
        parser = new PromptParser(grammar, vocabulary.Attributes);
        additions = new PromptAdditions(grammar, vocabulary.Attributes);
    }

    /// <summary>Writes a prompt out.</summary>
    /// <param name="prompt">What somebody wrote.</param>
    /// <param name="seed">Draws what the prompt leaves open; adding words to a prompt does not change what else is drawn.</param>
    public PromptExpansion Expand(string prompt, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var asItIs = new PromptExpansion(prompt, prompt, new Dictionary<string, string>());
        if (vocabulary.FindUnknownWords(prompt).Count > 0) return asItIs;
        var stated = parser.Parse(prompt);
        if (stated.Nouns.Count == 0) return asItIs;
        var added = additions.Choose(prompt, stated, seed);
        if (added.Count == 0) return asItIs;
        var text = Write(prompt, stated, added);
        return text.Length <= PromptRules.MaximumLength && Says(text, stated, added) ? new(prompt, text, added) : asItIs;
    }

    /// <summary>The attributes that a text states in the model's phrases, by the vocabulary's names.</summary>
    public IReadOnlyDictionary<string, string> Read(string text) => parser.Parse(text).Values;

    private bool Says(string text, PromptStatement stated, IReadOnlyDictionary<string, string> added)
    {
        var read = parser.Parse(text);
        return stated.Values.Concat(added).All(pair => pair.Key == "light" || read[pair.Key] == pair.Value) && read.Nouns.Count == stated.Nouns.Count;
    }

    private string Write(string prompt, PromptStatement stated, IReadOnlyDictionary<string, string> added)
    {
        var insertions = new List<(int At, string Text)>();
        var noun = stated.Nouns[0];
        if (added.TryGetValue("color", out var color))
            insertions.Add((noun.Start + noun.Noun.Colored.IndexOf("{c}", StringComparison.Ordinal), WordingOf("color", color) + " "));
        var end = SentenceEnd(prompt, noun.End);
        if (additions.PlacementOf(stated, added) is { } placement)
        {
            var at = noun.End;
            foreach (var attribute in (string[])["motion", "setting", "time", "weather"])
            {
                if (stated.PlaceOf(attribute) is { } place)
                {
                    if (place.Start >= noun.End && place.End <= end) at = Math.Max(at, place.End);
                }
                else if (added.TryGetValue(attribute, out var value))
                {
                    insertions.Add((at, " " + PhraseOf(attribute, value, placement, StartsSentence(prompt, noun.Start))));
                }
            }
            if (added.TryGetValue("light", out var light)) insertions.Add((TrimEnd(prompt, end), ", " + light));
        }
        return Frame(Insert(prompt, insertions), stated, added);
    }

    private string PhraseOf(string attribute, string value, GrammarPlacement placement, bool thirdPerson)
    {
        var setting = grammar.Settings.First(candidate => candidate.Name == placement.Setting);
        return attribute switch
        {
            "motion" => additions.Action(placement, value, thirdPerson),
            "setting" => placement.Places[0],
            "time" => setting.Times[value],
            _ => setting.Weathers[value],
        };
    }

    /// <summary>Shot size and camera go before the text, the camera alone and the style after it.</summary>
    private string Frame(string text, PromptStatement stated, IReadOnlyDictionary<string, string> added)
    {
        string? Sentence(string attribute) => added.TryGetValue(attribute, out var value) ? Capitalize(WordingOf(attribute, value)) + "." : null;
        var body = Capitalize(text.TrimEnd(Loose).TrimStart());
        if (!".!?".Contains(body[^1])) body += ".";
        var (shot, camera) = (Sentence("shot"), Sentence("camera"));
        // A slug line stands at the head, with nothing before it but the shot size.
        var isSlug = body.StartsWith("EXT.", StringComparison.OrdinalIgnoreCase) || body.StartsWith("INT.", StringComparison.OrdinalIgnoreCase);
        string?[] parts = shot is null || camera is null || isSlug
            ? [shot, body, camera, Sentence("style")]
            : [$"{shot[..^1]}, {WordingOf("camera", added["camera"])}.", body, Sentence("style")];
        return string.Join(' ', parts.Where(part => part is not null));
    }

    private string WordingOf(string attribute, string value) => vocabulary.Attributes.First(candidate => candidate.Name == attribute)
        .Values.First(candidate => candidate.Name == value).Wordings[0];

    private static string Insert(string text, IEnumerable<(int At, string Text)> insertions)
    {
        var moved = 0;
        foreach (var (at, added) in insertions.OrderBy(insertion => insertion.At))
        {
            text = text.Insert(at + moved, added);
            moved += added.Length;
        }
        return text;
    }

    /// <summary>Whether a noun phrase, its article or other determiner aside, begins a sentence.</summary>
    private static bool StartsSentence(string text, int noun)
    {
        var before = text[..noun].TrimEnd();
        var determiner = before.LastIndexOf(' ') + 1;
        if (before.Length > 0 && char.IsLetter(before[^1])) before = before[..determiner].TrimEnd();
        return before.Length == 0 || ".!?:".Contains(before[^1]);
    }

    /// <summary>Where the sentence round a place ends, before its full stop.</summary>
    private static int SentenceEnd(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
            if (".!?;\n".Contains(text[at])) return at;
        return text.Length;
    }

    private static int TrimEnd(string text, int end)
    {
        while (end > 0 && Loose.Contains(text[end - 1])) end--;
        return end;
    }

    private static string Capitalize(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
