namespace SoraCollab.Media.Decoding;

/// <summary>What a film or a picture measures.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="FrameCount">Frames; 1 for a picture.</param>
/// <param name="FramesPerSecond">Rate; 1 for a picture, of no meaning.</param>
public sealed record FilmFacts(int Width, int Height, int FrameCount, double FramesPerSecond);
