namespace SoraCollab.Core.Prompts.Expansion;

/// <summary>What a prompt states in a model's own phrases, and where it stands in the text.</summary>
internal sealed class PromptStatement
{
    private readonly Dictionary<string, (string Value, int Start, int End)> stated = [];

    /// <summary>Subjects in order, as noun phrases without their articles.</summary>
    public List<(int Start, int End, GrammarNoun Noun, string? Color)> Nouns { get; } = [];

    /// <summary>Attributes, by the names of the vocabulary, to values.</summary>
    public IReadOnlyDictionary<string, string> Values => stated.ToDictionary(pair => pair.Key, pair => pair.Value.Value);

    /// <summary>The value of an attribute, or null where the prompt leaves it open.</summary>
    public string? this[string attribute] => stated.TryGetValue(attribute, out var found) ? found.Value : null;

    /// <summary>Where an attribute is stated, or null.</summary>
    public (int Start, int End)? PlaceOf(string attribute) => stated.TryGetValue(attribute, out var found) ? (found.Start, found.End) : null;

    public void Add(string attribute, string value, int start, int end) => stated[attribute] = (value, start, end);
}
