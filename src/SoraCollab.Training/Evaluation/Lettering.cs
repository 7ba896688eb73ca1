using SkiaSharp;

namespace SoraCollab.Training.Evaluation;

/// <summary>A typeface for captions in pictures: Skia comes here without the system's font settings, so one is looked for.</summary>
internal static class Lettering
{
    private static readonly string[] Folders = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts", @"C:\Windows\Fonts"];
    private static readonly string[] Known = ["LiberationSans-Regular.ttf", "DejaVuSans.ttf", "Arial.ttf", "arial.ttf", "NotoSans-Regular.ttf"];
    private static readonly Lazy<SKTypeface> Face = new(Find);

    /// <summary>A font of some pixels; without letters on a machine that has none.</summary>
    public static SKFont Font(float size) => new(Face.Value, size);

    private static SKTypeface Find()
    {
        if (SKTypeface.Default.GlyphCount > 0)
        {
            return SKTypeface.Default;
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var files = Folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.ttf", options)).ToArray();
        var file = Known.Select(name => files.FirstOrDefault(file => Path.GetFileName(file) == name)).FirstOrDefault(file => file is not null) ?? files.FirstOrDefault();
        return file is null ? SKTypeface.Default : SKTypeface.FromFile(file) ?? SKTypeface.Default;
    }
}
