using System.Text.Json;
using SoraCollab.Core.Prompts.Expansion;

namespace SoraCollab.Core.Prompts;

/// <summary>
/// What a model was taught to draw and the words it was taught with: vocabulary.json in the model's folder. A model that
/// has read only captions of a small world draws something for any word; this is how the studio tells which it knows.
/// </summary>
public sealed class ModelVocabulary
{
    /// <summary>The file's name in a model's folder.</summary>
    public const string FileName = "vocabulary.json";

    private const int NewestFormat = 2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly ModelVocabularyPhrases known;

    private ModelVocabulary(ModelVocabularyFile file)
    {
        Attributes = file.Attributes;
        FunctionWords = file.FunctionWords;
        Expander = file.Grammar is { } grammar ? new PromptExpander(this, grammar) : null;
        var values = file.Attributes.SelectMany(attribute => attribute.Values);
        known = new(
            values.SelectMany(value => value.Wordings.Concat(value.Words)),
            file.FunctionWords.Select(word => word.ToLowerInvariant()).ToHashSet());
    }

    /// <summary>What prompts may state, with the values the model knows.</summary>
    public IReadOnlyList<ModelVocabularyAttribute> Attributes { get; }

    /// <summary>Words that hold a sentence together and are never unknown.</summary>
    public IReadOnlyList<string> FunctionWords { get; }

    /// <summary>Writes short prompts out into the model's own captions; null where the model brings no grammar for it.</summary>
    public PromptExpander? Expander { get; }

    /// <summary>Reads a vocabulary.json.</summary>
    /// <exception cref="ModelVocabularyFormatException">It is not a vocabulary, or of a format newer than this program.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ModelVocabulary Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (ModelVocabularyFormatException error)
        {
            throw new ModelVocabularyFormatException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Reads the text of a vocabulary.json.</summary>
    /// <exception cref="ModelVocabularyFormatException">It is not a vocabulary, or of a format newer than this program.</exception>
    public static ModelVocabulary Parse(string json)
    {
        ModelVocabularyFile? file;
        try
        {
            file = JsonSerializer.Deserialize<ModelVocabularyFile>(json, Json);
        }
        catch (JsonException error)
        {
            throw new ModelVocabularyFormatException($"Not a model's vocabulary: {error.Message}", error);
        }
        if (file is null) throw new ModelVocabularyFormatException("Not a model's vocabulary: it is null.");
        if (file.Format is < 1 or > NewestFormat)
            throw new ModelVocabularyFormatException($"A vocabulary's format is 1 to {NewestFormat}, not {file.Format}.");
        if (file.Grammar?.Fault() is { } fault) throw new ModelVocabularyFormatException($"Not a model's grammar: {fault}.");
        return new ModelVocabulary(file);
    }

    /// <summary>
    /// The words of a prompt that the model does not know, in order. Case, punctuation, numbers and function words do not
    /// count; of phrases that begin alike the longest is taken, so "hot air balloon" is known where "hot" alone is not.
    /// A compound with hyphens is known as a whole or when each of its parts is.
    /// </summary>
    public IReadOnlyList<UnknownWord> FindUnknownWords(string prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var words = known.ContentWords(prompt).ToArray();
        var unknown = new List<UnknownWord>();
        for (var at = 0; at < words.Length;)
        {
            var length = known.LongestAt(words, at);
            if (length == 0 && !IsKnownCompound(words[at].Normal))
                unknown.Add(new(words[at].Start, words[at].Length, prompt.Substring(words[at].Start, words[at].Length)));
            at += Math.Max(length, 1);
        }
        return unknown;
    }

    private bool IsKnownCompound(string word)
    {
        if (!word.Contains('-')) return false;
        var parts = known.ContentWords(word.Replace('-', ' ')).ToArray();
        for (var at = 0; at < parts.Length;)
        {
            var length = known.LongestAt(parts, at);
            if (length == 0) return false;
            at += length;
        }
        return true;
    }
}
