using System.Text.Encodings.Web;
using System.Text.Json;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Captions;

/// <summary>
/// What a model trained on a part of the world knows, as the file vocabulary.json in the model's folder: attributes, their
/// values, the wordings for each, the function words that ask for nothing, and since format 2 the grammar of the long
/// captions. All text is in lower case.
/// </summary>
public sealed record Vocabulary(
    int Format, IReadOnlyList<VocabularyAttribute> Attributes, IReadOnlyList<string> FunctionWords, VocabularyGrammar Grammar)
{
    /// <summary>The format of the file that this writes.</summary>
    public const int CurrentFormat = 2;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The vocabulary of a part of the world.</summary>
    public static Vocabulary Of(WorldPart part) =>
        new(CurrentFormat, new VocabularyTables(part).Attributes(), Wordings.FunctionWords.All, new VocabularyGrammarTables(part).Grammar());

    /// <summary>The file's text, ending in a line feed.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";
}
