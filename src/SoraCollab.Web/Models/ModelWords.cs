using System.Globalization;

namespace SoraCollab.Web.Models;

/// <summary>Figures of models for people.</summary>
internal static class ModelWords
{
    /// <summary>A number of bytes: "5.4 GB", "38 MB".</summary>
    public static string Size(long bytes) => bytes >= 1_000_000_000
        ? (bytes / 1e9).ToString("0.0 'GB'", CultureInfo.InvariantCulture)
        : (bytes / 1e6).ToString("0 'MB'", CultureInfo.InvariantCulture);
}
