using System.Text.Json;

namespace SoraCollab.Core.Verbs;

/// <summary>Verbs as JSON text.</summary>
internal static class VerbText
{
    internal static string Write(TakeVerb verb) => JsonSerializer.Serialize(verb, StudioJson.Options);

    /// <exception cref="JsonException">The text is no verb.</exception>
    internal static TakeVerb Read(string json) =>
        JsonSerializer.Deserialize<TakeVerb>(json, StudioJson.Options) ?? throw new JsonException("A verb is missing.");
}
