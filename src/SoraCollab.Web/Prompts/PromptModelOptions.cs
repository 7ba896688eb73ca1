using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.Prompts;

/// <summary>
/// A language model that writes prompts out and describes takes, at any endpoint that speaks OpenAI's chat protocol (section
/// <c>PromptModel</c>). Without an endpoint the studio's own expander writes alone.
/// </summary>
/// <remarks>A class, not a record: its text must not tell the key.</remarks>
public sealed class PromptModelOptions : IValidatableObject
{
    public const string Section = "PromptModel";

    /// <summary>Root of the endpoint, as in "http://127.0.0.1:11434/v1"; null for none.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The model's name at the endpoint.</summary>
    public string? Model { get; init; }

    /// <summary>What the endpoint asks for as a key; null where it asks for none. Best given as an environment variable, PromptModel__Key.</summary>
    public string? Key { get; init; }

    /// <summary>How long an answer may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan TimeOut { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the same thing is asked when there is no answer, or the endpoint is busy.</summary>
    [Range(1, 10)]
    public int Attempts { get; init; } = 2;

    /// <summary>Time between two attempts.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the model reads pictures, so that it can describe takes.</summary>
    public bool SeesPictures { get; init; } = true;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is null) yield break;
        if (!Endpoint.IsAbsoluteUri || Endpoint.Scheme is not ("http" or "https"))
            yield return new ValidationResult($"PromptModel:Endpoint is \"{Endpoint}\": it must be an address that begins with http:// or https://.", [nameof(Endpoint)]);
        if (string.IsNullOrWhiteSpace(Model))
            yield return new ValidationResult("PromptModel:Model is empty: name the model that the endpoint shall use.", [nameof(Model)]);
    }
}
