namespace SoraCollab.Core.MediaFiles;

/// <summary>Project media cannot be removed while something needs it.</summary>
/// <param name="message">What needs it, and what to do.</param>
public sealed class MediaInUseException(string message) : StudioException(message);
