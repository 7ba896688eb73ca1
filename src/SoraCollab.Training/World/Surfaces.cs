using SkiaSharp;

namespace SoraCollab.Training.World;

/// <summary>Pictures to draw on, in the machine's own order of colours: Skia has its fastest paths for that one.</summary>
internal static class Surfaces
{
    /// <summary>A transparent picture.</summary>
    public static SKSurface Create(int width, int height) =>
        SKSurface.Create(new SKImageInfo(width, height, SKImageInfo.PlatformColorType, SKAlphaType.Premul))
        ?? throw new InvalidOperationException($"Skia made no surface of {width} x {height}.");
}
