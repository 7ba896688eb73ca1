namespace SoraCollab.Core.MediaFiles;

/// <summary>A stored file.</summary>
/// <param name="Hash">SHA-256 of its content in lower-case hexadecimal; its name.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="ContentType">What it is, as a MIME type.</param>
public sealed record MediaReference(string Hash, long Length, string ContentType);
