namespace SoraCollab.Diffusion.LongVideos;

/// <summary>A picture that a clip is held by.</summary>
/// <param name="Frame">The frame of the clip; a model holds it to within its frame multiple.</param>
/// <param name="Rgb24">[height, width, 3] bytes of the size that is generated.</param>
/// <param name="Strength">How firmly, above 0 to 1.</param>
public sealed record HeldPicture(int Frame, byte[] Rgb24, double Strength);
