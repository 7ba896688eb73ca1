namespace SoraCollab.Training.Captions;

/// <summary>
/// How the words of a vocabulary are put together into the long captions: what the studio needs to write a short prompt out.
/// In phrases {c} stands for the colour, {v} for the subject's own verb, and a verb in angle brackets is put into the needed form.
/// </summary>
/// <param name="Nouns">Noun phrases, without an article.</param>
/// <param name="Verbs">Bare verbs with their forms.</param>
/// <param name="Motions">Motions to verb phrases, the canonical first; how something is still is said by its placement.</param>
/// <param name="Placements">Which subject may be in which setting, and what it can do there.</param>
/// <param name="Settings">What each setting has.</param>
/// <param name="Defaults">Attributes to the value that is meant when a prompt leaves them open; others are drawn.</param>
public sealed record VocabularyGrammar(
    IReadOnlyList<VocabularyNoun> Nouns,
    IReadOnlyList<VocabularyVerb> Verbs,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Motions,
    IReadOnlyList<VocabularyPlacement> Placements,
    IReadOnlyList<VocabularySetting> Settings,
    IReadOnlyDictionary<string, string> Defaults);
