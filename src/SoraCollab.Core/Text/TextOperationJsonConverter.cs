using System.Text.Json;
using System.Text.Json.Serialization;

namespace SoraCollab.Core.Text;

/// <summary>Writes a <see cref="TextOperation"/> as a list: [5, "abc", -2] keeps five, inserts "abc" and deletes two.</summary>
public sealed class TextOperationJsonConverter : JsonConverter<TextOperation>
{
    // Far above any prompt, and small enough that no sum of lengths overflows.
    private const int MaximumComponents = 10_000;
    private const int MaximumCount = 100_000;

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not such a list, or longer than any text of the studio.</exception>
    public override TextOperation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw Refuse();
        var builder = new TextOperationBuilder();
        for (var components = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; components++)
        {
            if (components == MaximumComponents) throw new JsonException($"An edit has at most {MaximumComponents} parts.");
            if (reader.TokenType == JsonTokenType.String) builder.Insert(ReadText(ref reader));
            else if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var count)) throw Refuse();
            else if (count is 0 or > MaximumCount or < -MaximumCount) throw Refuse();
            else if (count > 0) builder.Retain(count);
            else builder.Delete(-count);
        }
        return builder.Build();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TextOperation value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var component in value.Components)
        {
            if (component.Insertion is { } text) writer.WriteStringValue(text);
            else writer.WriteNumberValue(component.Count);
        }
        writer.WriteEndArray();
    }

    private static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("An edit inserts half of a surrogate pair, which is no character.", exception);
        }
    }

    private static JsonException Refuse() =>
        new($"An edit is a list of whole numbers from -{MaximumCount} to {MaximumCount} other than 0, and strings: [5, \"abc\", -2].");
}
