using System.Text.Json;
using System.Text.Json.Serialization;

namespace SoraCollab.Core;

/// <summary>The one way in which the studio writes its records as JSON: in the database, on the wire and in exports.</summary>
public static class StudioJson
{
    /// <summary>
    /// camelCase names, enumerations as their names, no indentation. Unknown properties are
    /// ignored, so that a newer studio's records can be read by an older one. Read-only: shared by all threads.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            // What is worked out from other properties is not stored.
            IgnoreReadOnlyProperties = true,
            // A missing or null value where one belongs is refused here, not found later.
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            // "kind" need not come first: browsers and databases may reorder the properties of an object.
            AllowOutOfOrderMetadataProperties = true,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
