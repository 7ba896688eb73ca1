namespace SoraCollab.Core.Prompts.Expansion;

/// <summary>Chooses values for what a prompt leaves open: the model's defaults, else drawn by a seed from what goes with the rest.</summary>
internal sealed class PromptAdditions(PromptGrammar grammar, IReadOnlyList<ModelVocabularyAttribute> attributes)
{
    private static readonly string[] Determiners = ["a", "an", "the", "this", "that", "one", "my", "our", "his", "her", "their", "its"];
    private readonly Dictionary<string, GrammarVerb> verbs = grammar.Verbs.ToDictionary(verb => verb.Verb);

    /// <summary>Attributes to values; of prompts that the grammar holds only in part, such as those with two subjects, only how they are shot.</summary>
    public Dictionary<string, string> Choose(string prompt, PromptStatement stated, ulong seed)
    {
        var added = new Dictionary<string, string>();
        var placement = stated.Nouns.Count == 1 ? Draw(Placements(stated), seed, "setting") : null;
        if (placement is not null) ChooseScene(prompt, stated, placement, seed, added);
        void Default(string attribute, string? value)
        {
            if (stated[attribute] is null && value is not null && Has(attribute, value)) added[attribute] = value;
        }
        Default("shot", placement is null ? Values("shot").ElementAtOrDefault(1) : Draw(placement.Shots, seed, "shot"));
        Default("camera", grammar.Defaults.GetValueOrDefault("camera"));
        Default("style", grammar.Defaults.GetValueOrDefault("style"));
        return added;
    }

    /// <summary>Where the subject is, by what is stated and added; null where the grammar has no such place.</summary>
    public GrammarPlacement? PlacementOf(PromptStatement stated, IReadOnlyDictionary<string, string> added)
    {
        var setting = stated["setting"] ?? added.GetValueOrDefault("setting");
        return stated.Nouns.Count == 1 ? Placements(stated).FirstOrDefault(placement => placement.Setting == setting) : null;
    }

    /// <summary>What the subject does, as a verb phrase.</summary>
    public string Action(GrammarPlacement placement, string motion, bool thirdPerson) =>
        PromptParser.Inflect(PromptParser.Phrases(grammar, placement, motion)[0], placement.Verbs[0], verbs, thirdPerson);

    private void ChooseScene(string prompt, PromptStatement stated, GrammarPlacement placement, ulong seed, Dictionary<string, string> added)
    {
        var setting = grammar.Settings.First(candidate => candidate.Name == placement.Setting);
        if (stated["setting"] is null) added["setting"] = placement.Setting;
        if (stated["motion"] is null && Draw(placement.Motions, seed, "motion") is { } motion) added["motion"] = motion;
        if (stated["time"] is null && Draw([.. setting.Times.Keys], seed, "time") is { } time) added["time"] = time;
        if (stated["weather"] is null && grammar.Defaults.GetValueOrDefault("weather") is { } weather && setting.Weathers.ContainsKey(weather))
            added["weather"] = weather;
        if (stated["color"] is null && Draw(Colors(prompt, stated.Nouns[0]), seed, "color") is { } color) added["color"] = color;
        string?[] causes = [setting.Name, stated["weather"] ?? added.GetValueOrDefault("weather"), stated["time"] ?? added.GetValueOrDefault("time")];
        var light = causes.Select(cause => cause is null ? null : setting.Lights.GetValueOrDefault(cause)).FirstOrDefault(found => found is not null);
        if (stated["light"] is null && light is not null) added["light"] = light;
    }

    /// <summary>Where the subject may be so that all that is stated holds.</summary>
    private GrammarPlacement[] Placements(PromptStatement stated)
    {
        bool Suits(GrammarPlacement placement)
        {
            var setting = grammar.Settings.First(candidate => candidate.Name == placement.Setting);
            return placement.Subject == stated.Nouns[0].Noun.Subject
                && (stated["setting"] is not { } place || place == placement.Setting)
                && (stated["motion"] is not { } motion || placement.Motions.Contains(motion))
                && (stated["time"] is not { } time || setting.Times.ContainsKey(time))
                && (stated["weather"] is not { } weather || setting.Weathers.ContainsKey(weather));
        }
        return [.. grammar.Placements.Where(Suits)];
    }

    /// <summary>Colours that can be put into a noun phrase without changing a word before it.</summary>
    private string[] Colors(string prompt, (int Start, int End, GrammarNoun Noun, string? Color) noun)
    {
        var at = noun.Noun.Colored.IndexOf("{c}", StringComparison.Ordinal);
        // Where the phrase reads otherwise without its colour, as "knight on a horse", there is no place to put one in.
        if (at < 0 || noun.Noun.Colored.Replace("{c} ", "", StringComparison.Ordinal) != noun.Noun.Plain) return [];
        var words = (prompt[..noun.Start] + noun.Noun.Plain[..at]).ToLowerInvariant().Split((char[])[' ', '.', ',', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var before = words.LastOrDefault();
        // "a small sailboat" may have a colour, "a turquoise one" has it; words that are no determiner and not the noun's own are not known.
        if (at == 0 && before is not null && !Determiners.Contains(before) && prompt[..noun.Start].TrimEnd().EndsWith(before, StringComparison.OrdinalIgnoreCase))
            return [];
        bool Fits(string color) => before is not ("a" or "an") || (before == "an") == "aeiou".Contains(WordingOf(color)[0]);
        return [.. Values("color").Where(Fits)];
    }

    private string WordingOf(string color) => attributes.First(attribute => attribute.Name == "color").Values.First(value => value.Name == color).Wordings[0];

    private IEnumerable<string> Values(string attribute) => attributes.Where(candidate => candidate.Name == attribute).SelectMany(candidate => candidate.Values).Select(value => value.Name);

    private bool Has(string attribute, string value) => Values(attribute).Contains(value);

    /// <summary>One of the choices, by the seed and what is chosen alone.</summary>
    private static T? Draw<T>(IReadOnlyList<T> choices, ulong seed, string attribute)
        where T : class
    {
        if (choices.Count == 0) return null;
        var hash = seed + 0x9E3779B97F4A7C15;
        foreach (var letter in attribute) hash = (hash ^ letter) * 0x100000001B3;
        // The finaliser of SplitMix64 (Steele et al. 2014).
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return choices[(int)((hash ^ (hash >> 31)) % (ulong)choices.Count)];
    }
}
