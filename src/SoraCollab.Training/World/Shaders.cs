using SkiaSharp;

namespace SoraCollab.Training.World;

/// <summary>Gradients. A stop is a place from 0 to 1, a colour and an alpha from 0 to 1.</summary>
public static class Shaders
{
    public static SKShader Linear((double X, double Y) p0, (double X, double Y) p1, ReadOnlySpan<(double At, Rgb Color, double Alpha)> stops)
    {
        var (colors, places) = Split(stops);
        return SKShader.CreateLinearGradient(
            new SKPoint((float)p0.X, (float)p0.Y), new SKPoint((float)p1.X, (float)p1.Y), colors, places, SKShaderTileMode.Clamp);
    }

    public static SKShader Radial(double x, double y, double r, ReadOnlySpan<(double At, Rgb Color, double Alpha)> stops)
    {
        var (colors, places) = Split(stops);
        return SKShader.CreateRadialGradient(new SKPoint((float)x, (float)y), (float)r, colors, places, SKShaderTileMode.Clamp);
    }

    private static (SKColor[] Colors, float[] Places) Split(ReadOnlySpan<(double At, Rgb Color, double Alpha)> stops)
    {
        var colors = new SKColor[stops.Length];
        var places = new float[stops.Length];
        for (var i = 0; i < stops.Length; i++)
        {
            colors[i] = Colour.Argb(stops[i].Color, stops[i].Alpha);
            places[i] = (float)stops[i].At;
        }
        return (colors, places);
    }
}
