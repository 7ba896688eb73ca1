using System.Globalization;
using System.Text;
using SoraCollab.Core;
using SoraCollab.Core.Reviews;
using SoraCollab.Core.Storyboards;
using SoraCollab.Web.Shared;

namespace SoraCollab.Web.Review;

/// <summary>The notes of a film as a table of comma-separated values (RFC 4180), for spreadsheets.</summary>
public static class NoteTable
{
    private static readonly string[] Columns = ["Shot", "Title", "Take", "From", "To", "Author", "Note", "Replies", "State", "Written (UTC)"];

    /// <summary>The whole table; one line a note, in playing order.</summary>
    /// <param name="storyboard">The film.</param>
    /// <param name="names">The names of the team.</param>
    public static string Write(Storyboard storyboard, IReadOnlyDictionary<UserId, string> names)
    {
        var table = new StringBuilder();
        Line(table, Columns);
        var numbers = StoryboardNumbers.Of(storyboard);
        foreach (var shot in storyboard.Shots)
            foreach (var note in shot.Notes.OrderBy(note => note.Frame).ThenBy(note => note.At))
                Line(table, Row(shot, note, numbers[shot.Id], names));
        return table.ToString();
    }

    private static string[] Row(Shot shot, Note note, string number, IReadOnlyDictionary<UserId, string> names)
    {
        var take = shot.Takes.FirstOrDefault(take => take.Id == note.TakeId);
        var rate = take?.Recipe.Format.FrameRate ?? shot.Format.FrameRate;
        string NameOf(UserId user) => names.GetValueOrDefault(user, "Somebody who left");
        return
        [
            number,
            shot.Title,
            take is null ? "" : take.Number.ToString(CultureInfo.InvariantCulture),
            FilmTime.Timecode(note.Frame, rate),
            note.LastFrame is { } last ? FilmTime.Timecode(last, rate) : "",
            NameOf(note.Author),
            note.Words,
            string.Join("\n", note.Replies.Select(reply => $"{NameOf(reply.Author)}: {reply.Words}")),
            note.IsResolved ? "resolved" : "open",
            note.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        ];
    }

    private static void Line(StringBuilder table, IEnumerable<string> fields) => table.AppendJoin(',', fields.Select(Field)).Append("\r\n");

    // Spreadsheets take a field that begins with one of these for a formula; a note must never be one.
    private static string Field(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
