using SkiaSharp;

namespace SoraCollab.Training.World;

/// <summary>Skia counts in floats and the world in doubles: the few calls that both share.</summary>
internal static class CanvasTransforms
{
    public static void Translate(this SKCanvas canvas, double x, double y) => canvas.Translate((float)x, (float)y);

    public static void Scale(this SKCanvas canvas, double x, double y) => canvas.Scale((float)x, (float)y);

    /// <summary>Turns clockwise by degrees.</summary>
    public static void Rotate(this SKCanvas canvas, double degrees) => canvas.RotateDegrees((float)degrees);

    public static void MoveTo(this SKPathBuilder path, double x, double y) => path.MoveTo((float)x, (float)y);

    public static void LineTo(this SKPathBuilder path, double x, double y) => path.LineTo((float)x, (float)y);

    public static void QuadTo(this SKPathBuilder path, double cx, double cy, double x, double y) =>
        path.QuadTo((float)cx, (float)cy, (float)x, (float)y);

    public static void CubicTo(this SKPathBuilder path, double ax, double ay, double bx, double by, double x, double y) =>
        path.CubicTo((float)ax, (float)ay, (float)bx, (float)by, (float)x, (float)y);
}
