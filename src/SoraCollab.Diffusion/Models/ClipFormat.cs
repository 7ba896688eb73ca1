namespace SoraCollab.Diffusion.Models;

/// <summary>Size, length and speed of a clip.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="FrameCount">Frames in all.</param>
/// <param name="FrameRate">Frames per second.</param>
public sealed record ClipFormat(int Width, int Height, int FrameCount, double FrameRate);
