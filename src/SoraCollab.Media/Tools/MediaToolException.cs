namespace SoraCollab.Media.Tools;

/// <summary>FFmpeg refused or failed. The message carries the last lines that it wrote.</summary>
public sealed class MediaToolException(string message, Exception? inner = null) : Exception(message, inner);
