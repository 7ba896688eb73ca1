using System.Globalization;
using System.Text;
using SoraCollab.Core.Audit;

namespace SoraCollab.Web.Audit;

/// <summary>The log as comma-separated values (RFC 4180).</summary>
public static class AuditTable
{
    /// <summary>Names of the columns, with the line's end.</summary>
    public const string Head = "Number,Time (UTC),Act,Account,Name,Subject,Project,Address,Hash before,Hash\r\n";

    /// <summary>One row, with the line's end.</summary>
    public static string Row(AuditEntry row) => new StringBuilder()
        .AppendJoin(',', new[]
        {
            row.Number.ToString(CultureInfo.InvariantCulture),
            row.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
            row.Act, row.Actor, row.ActorName, row.Subject, row.Project?.ToString() ?? "", row.Address, row.PreviousHash, row.Hash,
        }.Select(Field))
        .Append("\r\n").ToString();

    // A field that begins as a formula does is calculated by spreadsheets: the apostrophe tells them that it is text.
    private static string Field(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
