namespace SoraCollab.Core.Prompts.Expansion;

/// <summary>
/// How a model's captions are put together, from its vocabulary.json. In phrases {c} stands for the colour, {v} for the
/// subject's own verb, and a verb in angle brackets is put into the needed form. Phrases come canonical first.
/// </summary>
internal sealed record PromptGrammar(
    IReadOnlyList<GrammarNoun> Nouns,
    IReadOnlyList<GrammarVerb> Verbs,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Motions,
    IReadOnlyList<GrammarPlacement> Placements,
    IReadOnlyList<GrammarSetting> Settings,
    IReadOnlyDictionary<string, string> Defaults)
{
    /// <summary>What is wrong with it in itself, or null: a placement may name only what there is.</summary>
    public string? Fault()
    {
        foreach (var placement in Placements)
        {
            if (Settings.All(setting => setting.Name != placement.Setting)) return $"a placement names the setting '{placement.Setting}', which is not described";
            if (placement.Places.Count == 0 || placement.Verbs.Count == 0 || placement.Still.Count == 0)
                return $"the placement of '{placement.Subject}' in '{placement.Setting}' lacks places, verbs or still";
            if (placement.Motions.FirstOrDefault(motion => motion != "still" && !Motions.ContainsKey(motion)) is { } unknown)
                return $"the placement of '{placement.Subject}' in '{placement.Setting}' names the motion '{unknown}', which has no phrases";
        }
        return null;
    }
}

/// <summary>A noun phrase of a subject, without and with the place of its colour.</summary>
internal sealed record GrammarNoun(string Subject, string Plain, string Colored);

/// <summary>A bare verb, its third person and its participle.</summary>
internal sealed record GrammarVerb(string Verb, string ThirdPerson, string Participle);

/// <summary>A subject in a setting: where that is in words, what it can do there, its verbs, how it is still, shot sizes that suit it.</summary>
internal sealed record GrammarPlacement(
    string Subject, string Setting, IReadOnlyList<string> Places, IReadOnlyList<string> Motions,
    IReadOnlyList<string> Verbs, IReadOnlyList<string> Still, IReadOnlyList<string> Shots);

/// <summary>The hours and weathers of a setting as phrases, and its light by cause: the setting, the weather or the hour, the first there is.</summary>
internal sealed record GrammarSetting(
    string Name, IReadOnlyDictionary<string, string> Times, IReadOnlyDictionary<string, string> Weathers, IReadOnlyDictionary<string, string> Lights);
