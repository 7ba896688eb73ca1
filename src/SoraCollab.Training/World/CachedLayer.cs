using SkiaSharp;

namespace SoraCollab.Training.World;

/// <summary>
/// Layers of a setting that do not change, drawn once: the picture, the design point at its upper left, its pixels a
/// design unit, and how fast it drifts in units a second.
/// </summary>
internal sealed record CachedLayer(SKImage Image, double X, double Y, double K, double Drift) : IDisposable
{
    public void Dispose() => Image.Dispose();
}
