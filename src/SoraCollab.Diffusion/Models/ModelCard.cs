using System.Text.Json;
using System.Text.Json.Serialization;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.ModelCompiler;

namespace SoraCollab.Diffusion.Models;

/// <summary>
/// <c>soracollab.json</c> in a model folder: what the diffusers layout has no place for. Every member but the name may be
/// left out; <see cref="ModelDescription"/> then takes what the architecture implies. Names are snake_case in the file.
/// </summary>
public sealed record ModelCard
{
    /// <summary>The file's name in the model folder.</summary>
    public const string FileName = "soracollab.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        ReadCommentHandling = JsonCommentHandling.Skip,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The name shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>The version shown to people.</summary>
    public string? Version { get; init; }

    /// <summary>The licence of the weights.</summary>
    public string? Licence { get; init; }

    /// <summary>A sentence or two on what the model draws.</summary>
    public string? Description { get; init; }

    /// <summary>The format the model was trained on most.</summary>
    public ClipFormat? Native { get; init; }

    /// <summary>Formats to offer, best first.</summary>
    public IReadOnlyList<ClipFormat>? Formats { get; init; }

    /// <summary>Which requests are accepted.</summary>
    public ModelLimits? Limits { get; init; }

    /// <summary>Steps, guidance and negative prompt.</summary>
    public SamplingDefaults? Defaults { get; init; }

    /// <summary>Tokens that a prompt is cut to, the end token counted.</summary>
    public int? MaxPromptTokens { get; init; }

    /// <summary>Whether the text encoder looks away from padding.</summary>
    public bool? MaskPromptPadding { get; init; }

    /// <summary>How latent frames lie in time.</summary>
    public CoordinateConvention? Coordinates { get; init; }

    /// <summary>Where pictures that are known after the first frame stand.</summary>
    public ConditionPlacement? ConditionPlacement { get; init; }

    /// <summary>How noise levels are spread.</summary>
    public NoiseSchedule? Schedule { get; init; }

    /// <summary>How much firmly held frames are shaken while the rest is still noisy; 0 never.</summary>
    public double? ConditionNoiseScale { get; init; }

    /// <summary>Values for decoders with a timestep.</summary>
    public DecodingDefaults? Decoding { get; init; }

    /// <summary>The preview's colours.</summary>
    public PreviewMap? Preview { get; init; }

    /// <summary>What the model knows to draw, for the prompt editor; its form is the studio's.</summary>
    public JsonElement? Vocabulary { get; init; }

    /// <summary>Reads the card of a model folder; null where there is none.</summary>
    /// <exception cref="InvalidModelException">The file is not such a card.</exception>
    public static ModelCard? Read(string modelFolder)
    {
        string path = Path.Combine(modelFolder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<ModelCard>(stream, Json) ?? throw new InvalidModelException(path, "the file is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidModelException(path, $"is not a model card ({e.Message})", e);
        }
    }

    /// <summary>Writes the card into a model folder.</summary>
    public void Write(string modelFolder) =>
        File.WriteAllText(Path.Combine(modelFolder, FileName), JsonSerializer.Serialize(this, Json) + "\n");
}
