using System.Text;

namespace SoraCollab.Core.Screenplays;

/// <summary>Fountain's marks within a line: emphasis (*, **, ***, _), a backslash before a sign that is meant as it stands, and [[notes]].</summary>
internal static class Markup
{
    private static readonly string[] Marks = ["***", "**", "*", "_"];

    /// <summary>Text without the marks of emphasis. A mark without a partner is a sign as any other.</summary>
    public static string Strip(string text)
    {
        if (text.AsSpan().IndexOfAny('*', '_', '\\') < 0) return text;
        var partnered = Marks.ToDictionary(mark => mark, mark => Find(text, mark).Count / 2 * 2);
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (IsEscape(text, at))
            {
                plain.Append(text[at + 1]);
                at += 2;
            }
            else if (MarkAt(text, at) is { } mark)
            {
                if (partnered[mark]-- <= 0) plain.Append(mark);
                at += mark.Length;
            }
            else
            {
                plain.Append(text[at++]);
            }
        }

        return plain.ToString();
    }

    /// <summary>Text that <see cref="Strip"/> makes the given of.</summary>
    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny('*', '_', '\\') < 0) return text;
        var marked = new StringBuilder(text.Length + 8);
        foreach (var sign in text)
        {
            if (sign is '*' or '_' or '\\') marked.Append('\\');
            marked.Append(sign);
        }

        return marked.ToString();
    }

    /// <summary>The text without its notes, and the notes.</summary>
    public static (string Text, List<string> Notes) TakeNotes(string text)
    {
        var notes = new List<string>();
        if (!text.Contains("[[", StringComparison.Ordinal)) return (text, notes);
        var rest = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var from = text.IndexOf("[[", at, StringComparison.Ordinal);
            var to = from < 0 ? -1 : text.IndexOf("]]", from + 2, StringComparison.Ordinal);
            if (to < 0)
            {
                rest.Append(text, at, text.Length - at);
                break;
            }

            rest.Append(text, at, from - at);
            if (text[(from + 2)..to].Trim() is { Length: > 0 } note) notes.Add(note);
            at = to + 2;
        }

        return (rest.ToString(), notes);
    }

    private static List<int> Find(string text, string wanted)
    {
        var places = new List<int>();
        for (var at = 0; at < text.Length;)
        {
            if (IsEscape(text, at)) at += 2;
            else if (MarkAt(text, at) is { } mark)
            {
                if (mark == wanted) places.Add(at);
                at += mark.Length;
            }
            else at++;
        }

        return places;
    }

    private static bool IsEscape(string text, int at) => text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '*' or '_' or '\\';

    private static string? MarkAt(string text, int at) => Array.Find(Marks, mark => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0);
}
