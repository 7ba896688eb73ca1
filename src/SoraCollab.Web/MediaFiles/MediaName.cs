namespace SoraCollab.Web.MediaFiles;

/// <summary>The name that an upload came with, made fit to be shown. It is never part of a path or of a command.</summary>
internal static class MediaName
{
    private const int MaximumLength = 100;

    /// <summary>The last part of the name, on one line, of bounded length.</summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var plain = new string([.. last.Where(sign => !char.IsControl(sign) && !char.IsSurrogate(sign) && char.GetUnicodeCategory(sign) != System.Globalization.UnicodeCategory.Format)]).Trim();
        if (plain.Length > MaximumLength) plain = plain[..(MaximumLength - 1)] + "…";
        return plain.Length > 0 ? plain : "Untitled";
    }
}
