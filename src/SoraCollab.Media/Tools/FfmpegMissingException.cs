namespace SoraCollab.Media.Tools;

/// <summary>FFmpeg or FFprobe is not on this machine. The message says where it was looked for and how to get it.</summary>
public sealed class FfmpegMissingException(string message) : Exception(message);
