using System.Text.Json;

namespace SoraCollab.ModelCompiler.Safetensors;

/// <summary>
/// The JSON of a header, token by token from the file. Nothing is held but the token at hand, so that a header of a few megabytes of brackets
/// or numbers costs no memory before it is refused.
/// </summary>
/// <param name="stream">Stands at the first byte of the JSON.</param>
/// <param name="length">Bytes of JSON.</param>
internal sealed class HeaderTokens(Stream stream, long length)
{
    /// <summary>Longest token in bytes: the configuration or notes that a file carries in its header.</summary>
    public const int LongestToken = 1024 * 1024;

    private const int FirstBuffer = 64 * 1024;

    // Real headers have four levels.
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = 8 });
    private byte[] buffer = new byte[FirstBuffer];
    private int start;
    private int end;
    private long unread = length;
    private bool skipping;

    /// <summary>What the token is.</summary>
    public JsonTokenType Type { get; private set; }

    /// <summary>The text of a string or property name; the digits of a number that is no <see cref="Integer"/>; empty for others.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The value of a number that is a whole number of 64 bits; null for others.</summary>
    public long? Integer { get; private set; }

    /// <summary>Goes to the next token.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="JsonException">What follows is not valid JSON, or a token is too long.</exception>
    public bool Next()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isFinalBlock: unread == 0, state);
            if (reader.Read())
            {
                Take(ref reader);
                start += (int)reader.BytesConsumed;
                state = reader.CurrentState;
                return true;
            }

            start += (int)reader.BytesConsumed;
            state = reader.CurrentState;
            if (unread == 0) return false;
            Fill();
        }
    }

    /// <summary>Goes past the value that begins at this token.</summary>
    /// <exception cref="JsonException">What follows is not valid JSON.</exception>
    public void Skip()
    {
        if (Type is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        skipping = true;
        var depth = 1;
        while (depth > 0)
        {
            Require();
            depth += Type is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1
                : Type is JsonTokenType.EndObject or JsonTokenType.EndArray ? -1 : 0;
        }

        skipping = false;
    }

    /// <summary>Goes to the next token, which must be there.</summary>
    /// <exception cref="JsonException">It is not, or is not valid JSON.</exception>
    public void Require()
    {
        if (!Next()) throw new JsonException("it ends in the middle");
    }

    private void Take(ref Utf8JsonReader reader)
    {
        Type = reader.TokenType;
        Text = "";
        if (skipping) return;
        Integer = Type == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : null;
        try
        {
            Text = Type switch
            {
                JsonTokenType.String or JsonTokenType.PropertyName => reader.GetString()!,
                JsonTokenType.Number when Integer is null => System.Text.Encoding.ASCII.GetString(reader.ValueSpan[..Math.Min(reader.ValueSpan.Length, 40)]),
                _ => "",
            };
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("a text is not valid UTF-8 or has half a surrogate pair", exception);
        }
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        else if (end == buffer.Length)
        {
            if (buffer.Length >= LongestToken) throw new JsonException($"a text or number has more than {LongestToken} bytes");
            Array.Resize(ref buffer, Math.Min(LongestToken, buffer.Length * 2));
        }

        var count = (int)Math.Min(unread, buffer.Length - end);
        stream.ReadExactly(buffer, end, count);
        end += count;
        unread -= count;
    }
}
