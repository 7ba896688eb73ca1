using System.Globalization;

namespace SoraCollab.Core.Screenplays;

/// <summary>Takes scene headings apart: inside or outside, the place, the time.</summary>
internal static class SceneHeadings
{
    private static readonly string[] Starts = ["INT./EXT.", "EXT./INT.", "INT/EXT.", "EXT/INT.", "INT./EXT", "INT/EXT", "EXT/INT", "I/E.", "I/E", "E/I", "INT.", "EXT.", "EST.", "INT", "EXT", "EST"];
    private static readonly string[] Times =
        ["DAY", "NIGHT", "DAWN", "DUSK", "MORNING", "EVENING", "AFTERNOON", "NOON", "MIDNIGHT", "SUNSET", "SUNRISE", "LATER", "CONTINUOUS", "SAME", "TWILIGHT", "MAGIC HOUR"];

    /// <summary>A title for people, the place: "Ferry landing".</summary>
    public static string Title(string heading) => Sentence(Parts(heading).Place);

    /// <summary>The setting in the words of a prompt, with a full stop: "Exterior, bay, dusk."; empty for an empty heading.</summary>
    public static string Setting(string heading)
    {
        if (heading.Length == 0) return "";
        var (side, place, time) = Parts(heading);
        var parts = new[] { side, place.ToLowerInvariant(), time.ToLowerInvariant() is "later" or "continuous" or "same" ? "" : time.ToLowerInvariant() }.Where(part => part.Length > 0);
        return Sentence(string.Join(", ", parts)) + ".";
    }

    private static (string Side, string Place, string Time) Parts(string heading)
    {
        var start = Array.Find(Starts, start => heading.StartsWith(start, StringComparison.OrdinalIgnoreCase)
            && (start.EndsWith('.') || heading.Length == start.Length || heading[start.Length] is ' ' or '.')) ?? "";
        var rest = heading[start.Length..].Trim(' ', '.', '-');
        var side = start switch
        {
            "" or "EST" or "EST." => "",
            _ when start.Contains('/') => "interior and exterior",
            _ => start.StartsWith('I') ? "interior" : "exterior",
        };
        foreach (var divider in (string[])[" - ", " – ", " — ", ", "])
        {
            var at = rest.LastIndexOf(divider, StringComparison.Ordinal);
            if (at > 0 && rest[(at + divider.Length)..].Trim() is var time && Array.Exists(Times, one => time.Contains(one, StringComparison.OrdinalIgnoreCase))) return (side, rest[..at].Trim(), time);
        }

        return (side, rest, "");
    }

    private static string Sentence(string words)
    {
        var lower = words.Any(char.IsLower) ? words : words.ToLowerInvariant();
        return lower.Length == 0 ? "" : char.ToUpper(lower[0], CultureInfo.InvariantCulture) + lower[1..];
    }
}
