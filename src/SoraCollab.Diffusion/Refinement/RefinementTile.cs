namespace SoraCollab.Diffusion.Refinement;

/// <summary>A part of a picture that is refined at once.</summary>
/// <param name="Left">Pixels.</param>
/// <param name="Top">Pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="FadeLeft">Pixels over which it comes out of the tile to its left.</param>
/// <param name="FadeTop">Pixels over which it comes out of the tile above.</param>
public sealed record RefinementTile(int Left, int Top, int Width, int Height, int FadeLeft, int FadeTop);
