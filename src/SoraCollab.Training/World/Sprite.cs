using SkiaSharp;

namespace SoraCollab.Training.World;

/// <summary>
/// A subject alone at one moment: lit, and its raw silhouette, both to be drawn with their upper left at (X, Y) pixels;
/// its lamps in pixels of the picture; the matrix from its own units to pixels of the frame.
/// </summary>
internal sealed record Sprite(
    SKImage Image, SKImage Raw, int X, int Y, IReadOnlyList<PenLamp> Lights,
    (double X, double Y, double Length, double Spread)? Beam, SKMatrix Matrix, Pose Pose) : IDisposable
{
    public void Dispose()
    {
        Image.Dispose();
        Raw.Dispose();
    }
}
