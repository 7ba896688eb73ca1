using System.Collections;

namespace SoraCollab.Training.Captions.Wordings;

/// <summary>Values of an attribute with the wordings for each, in order; the first wording of a row is the canonical one.</summary>
internal sealed class WordingTable : IEnumerable<(string Value, IReadOnlyList<string> Wordings)>
{
    private readonly List<(string Value, IReadOnlyList<string> Wordings)> rows = [];
    private readonly Dictionary<string, IReadOnlyList<string>> byValue = [];

    /// <summary>The wordings for a value.</summary>
    /// <exception cref="ArgumentException">The table has no such value.</exception>
    public IReadOnlyList<string> this[string value] => byValue.TryGetValue(value, out var wordings)
        ? wordings
        : throw new ArgumentException($"There are no words for '{value}'; there are for: {string.Join(", ", byValue.Keys)}.", nameof(value));

    public void Add(string value, params string[] wordings)
    {
        byValue.Add(value, wordings);
        rows.Add((value, wordings));
    }

    public bool Has(string value) => byValue.ContainsKey(value);

    public IEnumerator<(string Value, IReadOnlyList<string> Wordings)> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
