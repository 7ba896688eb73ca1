using SkiaSharp;
using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Reviews;

/// <summary>The typeface of printed notes: Skia comes here without the system's font settings, so one is looked for.</summary>
internal static class Lettering
{
    private static readonly string[] Folders = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts", @"C:\Windows\Fonts"];
    private static readonly string[] Known = ["Inter-Regular.ttf", "NotoSans-Regular.ttf", "LiberationSans-Regular.ttf", "DejaVuSans.ttf", "Arial.ttf", "arial.ttf"];
    private static readonly Lazy<string?> FontFile = new(Find);

    /// <summary>A typeface with letters.</summary>
    /// <exception cref="MediaToolException">This machine has none: pages without words would tell nobody what is missing.</exception>
    public static SKTypeface Face() => (FontFile.Value is { } file ? SKTypeface.FromFile(file) : null) ?? throw new MediaToolException(
        "Printing notes needs a TrueType typeface, and none was found on this machine (Debian and Ubuntu: apt install fonts-dejavu-core).");

    private static string? Find()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var files = Folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.ttf", options)).ToArray();
        return Known.Select(name => files.FirstOrDefault(file => Path.GetFileName(file) == name)).FirstOrDefault(file => file is not null) ?? files.FirstOrDefault();
    }
}
