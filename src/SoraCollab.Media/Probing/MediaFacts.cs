namespace SoraCollab.Media.Probing;

/// <summary>What FFprobe says of a video file.</summary>
/// <param name="Duration">Length of the container.</param>
/// <param name="VideoCodec">FFmpeg's short name, for example h264.</param>
/// <param name="PixelFormat">For example yuv420p.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="FramesPerSecond">Average.</param>
public sealed record MediaFacts(TimeSpan Duration, string VideoCodec, string PixelFormat, int Width, int Height, double FramesPerSecond);
