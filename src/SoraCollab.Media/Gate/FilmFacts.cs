using System.Globalization;
using System.Text.Json;

namespace SoraCollab.Media.Gate;

/// <summary>What FFprobe says of the first moving picture of a file.</summary>
internal sealed record FilmFacts
{
    public required string Codec { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required string PixelFormat { get; init; }

    public required string Transfer { get; init; }

    /// <summary>Frames per second on average; 0 where unknown.</summary>
    public required double FrameRate { get; init; }

    /// <summary>Seconds; null where the file does not say.</summary>
    public required double? Seconds { get; init; }

    public required int? PacketCount { get; init; }

    public bool IsHdr => Transfer is "smpte2084" or "arib-std-b67";

    /// <summary>Reads the JSON of "ffprobe -show_streams -show_format"; null where no picture moves.</summary>
    public static FilmFacts? Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("streams", out var streams)) return null;
        foreach (var stream in streams.EnumerateArray())
        {
            // A cover is a picture in a file of sound.
            var isCover = stream.TryGetProperty("disposition", out var disposition) && disposition.TryGetProperty("attached_pic", out var cover) && cover.GetInt32() == 1;
            if (Text(stream, "codec_type") != "video" || isCover) continue;
            var format = document.RootElement.TryGetProperty("format", out var found) ? found : default;
            return new FilmFacts
            {
                Codec = Text(stream, "codec_name"),
                Width = Number(stream, "width"),
                Height = Number(stream, "height"),
                PixelFormat = Text(stream, "pix_fmt"),
                Transfer = Text(stream, "color_transfer"),
                FrameRate = Ratio(Text(stream, "avg_frame_rate")) is > 0 and var average ? average : Ratio(Text(stream, "r_frame_rate")),
                Seconds = SecondsOf(Text(format, "duration")) ?? SecondsOf(Text(stream, "duration")),
                PacketCount = int.TryParse(Text(stream, "nb_read_packets"), NumberStyles.None, CultureInfo.InvariantCulture, out var packets) ? packets : null,
            };
        }
        return null;
    }

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static int Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 0;

    private static double? SecondsOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) && seconds > 0 ? seconds : null;

    private static double Ratio(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var over)
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var under) && under > 0 ? over / under : 0;
    }
}
