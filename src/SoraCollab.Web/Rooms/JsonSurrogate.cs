using System.Text.Json;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Rooms;

/// <summary>How Core's records cross from silo to silo: as the same JSON that the database keeps, so Core needs no packages.</summary>
[GenerateSerializer, Immutable]
public struct JsonSurrogate
{
    [Id(0)] public string Json;

    internal static JsonSurrogate From<T>(T value) => new() { Json = JsonSerializer.Serialize(value, StudioJson.Options) };

    internal readonly T To<T>() =>
        JsonSerializer.Deserialize<T>(Json, StudioJson.Options)
        ?? throw new JsonException($"A {typeof(T).Name} was sent as JSON null.");
}

/// <summary>Carries a <see cref="CommandEnvelope"/>.</summary>
[RegisterConverter]
internal sealed class CommandEnvelopeConverter : IConverter<CommandEnvelope, JsonSurrogate>
{
    public CommandEnvelope ConvertFromSurrogate(in JsonSurrogate surrogate) => surrogate.To<CommandEnvelope>();

    public JsonSurrogate ConvertToSurrogate(in CommandEnvelope value) => JsonSurrogate.From(value);
}

/// <summary>Carries a <see cref="Storyboard"/>.</summary>
[RegisterConverter]
internal sealed class StoryboardConverter : IConverter<Storyboard, JsonSurrogate>
{
    public Storyboard ConvertFromSurrogate(in JsonSurrogate surrogate) => surrogate.To<Storyboard>();

    public JsonSurrogate ConvertToSurrogate(in Storyboard value) => JsonSurrogate.From(value);
}

/// <summary>Carries a <see cref="StoryboardLogEntry"/>.</summary>
[RegisterConverter]
internal sealed class LogEntryConverter : IConverter<StoryboardLogEntry, JsonSurrogate>
{
    public StoryboardLogEntry ConvertFromSurrogate(in JsonSurrogate surrogate) => surrogate.To<StoryboardLogEntry>();

    public JsonSurrogate ConvertToSurrogate(in StoryboardLogEntry value) => JsonSurrogate.From(value);
}
