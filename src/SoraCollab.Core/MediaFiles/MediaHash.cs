namespace SoraCollab.Core.MediaFiles;

/// <summary>How files are named: by the SHA-256 of their content, as 64 lower-case hexadecimal digits.</summary>
public static class MediaHash
{
    /// <summary>Whether a text can be the name of a file; not whether there is one.</summary>
    public static bool IsWellFormed(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
