using System.Globalization;
using SoraCollab.Core.Guests;

namespace SoraCollab.Web.Guests;

/// <summary>Rights of guests in words.</summary>
public static class GuestWords
{
    private static readonly (GuestRights Right, string Words)[] Deeds =
        [(GuestRights.Comment, "leave notes"), (GuestRights.Approve, "approve"), (GuestRights.Download, "download")];

    /// <summary>What may be done besides watching: ", leave notes and download"; empty for nothing.</summary>
    public static string Besides(GuestRights rights) => Join([.. Deeds.Where(deed => rights.HasFlag(deed.Right)).Select(deed => deed.Words)]) is { Length: > 0 } words
        ? (words.Contains(" and ", StringComparison.Ordinal) ? $", {words}" : $" and {words}") : "";

    /// <summary>What may not be done: "approve or download"; empty where everything may.</summary>
    public static string Not(GuestRights rights) => Join([.. Deeds.Where(deed => !rights.HasFlag(deed.Right)).Select(deed => deed.Words)], "or");

    /// <summary>When a link ends, in the studio's own time zone: "28 Nov, 18:00".</summary>
    public static string Until(DateTimeOffset ends) => ends.ToLocalTime().ToString("d MMM, HH:mm", CultureInfo.InvariantCulture);

    private static string Join(string[] words, string last = "and") => words.Length < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} {last} {words[^1]}";
}
