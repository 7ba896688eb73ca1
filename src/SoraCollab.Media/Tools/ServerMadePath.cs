using System.Buffers;

namespace SoraCollab.Media.Tools;

/// <summary>Guards the border to FFmpeg, whose arguments FFMpegCore joins to one string: only paths that the server made may cross.</summary>
internal static class ServerMadePath
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\"'|;`$\r\n\0");

    /// <summary>The full path, when it can be quoted safely.</summary>
    /// <exception cref="ArgumentException">The path has a character that could end the quotes or start another argument.</exception>
    public static string Check(string path)
    {
        var full = Path.GetFullPath(path);
        if (full.AsSpan().ContainsAny(Forbidden))
        {
            throw new ArgumentException(
                $"The path '{path}' has a quote, a control character or one of | ; ` $. Media paths are made by the server and have none: move the data folder to a plain path.",
                nameof(path));
        }

        return full;
    }
}
