namespace SoraCollab.Core.MediaFiles;

/// <summary>A file is unknown, missing or damaged.</summary>
/// <param name="hash">The hash asked for.</param>
/// <param name="reason">What was found instead, as the end of a sentence.</param>
public sealed class MediaNotFoundException(string hash, string reason) : StudioException($"The file {hash} cannot be read: {reason}.")
{
    /// <summary>The hash asked for.</summary>
    public string Hash { get; } = hash;
}
