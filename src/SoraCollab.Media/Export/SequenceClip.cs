namespace SoraCollab.Media.Export;

/// <summary>One clip of a sequence: a video file that the studio made, used whole.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Duration">Its length, for the progress.</param>
public sealed record SequenceClip(string File, TimeSpan Duration);
