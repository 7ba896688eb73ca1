namespace SoraCollab.Diffusion.Latents;

/// <summary>A few small frames that show what a running denoising is about to become.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="FrameCount">Frames, spread evenly over the clip.</param>
/// <param name="Rgb24">[frames, height, width, 3] bytes.</param>
public sealed record PreviewClip(int Width, int Height, int FrameCount, byte[] Rgb24);
