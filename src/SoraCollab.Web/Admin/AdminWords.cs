using System.Globalization;

namespace SoraCollab.Web.Admin;

/// <summary>Times in words, as the administrators' pages give them.</summary>
public static class AdminWords
{
    /// <summary>How long ago something was: "now", "3 min ago", "3 h ago", "4 days ago"; after a month the day.</summary>
    public static string Ago(DateTimeOffset then, DateTimeOffset now) => (now - then) switch
    {
        { TotalMinutes: < 1 } => "now",
        { TotalHours: < 1 } past => string.Create(CultureInfo.InvariantCulture, $"{past.TotalMinutes:0} min ago"),
        { TotalDays: < 1 } past => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(past.TotalHours):0} h ago"),
        { TotalDays: < 2 } => "1 day ago",
        { TotalDays: < 31 } past => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(past.TotalDays):0} days ago"),
        _ => then.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>A number with its thousands apart.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
