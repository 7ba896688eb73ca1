using SkiaSharp;

namespace SoraCollab.Training.World;

/// <summary>The outlines that everything in the world is cut from. Points are in design units, y down.</summary>
public static class Shapes
{
    public static SKPath PolyPath(ReadOnlySpan<(double X, double Y)> pts, bool close = true)
    {
        using var path = new SKPathBuilder();
        path.MoveTo((float)pts[0].X, (float)pts[0].Y);
        for (var i = 1; i < pts.Length; i++) path.LineTo((float)pts[i].X, (float)pts[i].Y);
        if (close) path.Close();
        return path.Detach();
    }

    /// <summary>A smooth curve through the points (Catmull-Rom as cubics); k 0 is straight, 1 is round.</summary>
    public static SKPath BlobPath(ReadOnlySpan<Knot> pts, double k = .5, bool close = true)
    {
        var n = pts.Length;
        using var path = new SKPathBuilder();
        path.MoveTo((float)pts[0].X, (float)pts[0].Y);
        var reach = k / 3 * 2 / 2;
        for (var i = 0; i < (close ? n : n - 1); i++)
        {
            Knot a = pts[i], b = pts[(i + 1) % n];
            var before = close || i > 0 ? pts[(i + n - 1) % n] : a;
            var after = close || i + 2 < n ? pts[(i + 2) % n] : b;
            var ka = a.Sharp ? 0 : reach;
            var kb = b.Sharp ? 0 : reach;
            path.CubicTo(
                (float)(a.X + ((b.X - before.X) * ka)), (float)(a.Y + ((b.Y - before.Y) * ka)),
                (float)(b.X - ((after.X - a.X) * kb)), (float)(b.Y - ((after.Y - a.Y) * kb)),
                (float)b.X, (float)b.Y);
        }
        if (close) path.Close();
        return path.Detach();
    }

    /// <summary>A tapered, round-jointed limb: circles of the widths at the joints, joined by their tangents.</summary>
    public static SKPath LimbPath(ReadOnlySpan<(double X, double Y)> pts, ReadOnlySpan<double> ws)
    {
        using var path = new SKPathBuilder();
        var joints = Math.Min(pts.Length, ws.Length);
        for (var i = 0; i < joints; i++) path.AddCircle((float)pts[i].X, (float)pts[i].Y, (float)(ws[i] / 2), SKPathDirection.Clockwise);
        Span<SKPoint> quad = stackalloc SKPoint[4];
        for (var i = 0; i < pts.Length - 1; i++)
        {
            var (x0, y0) = pts[i];
            var (x1, y1) = pts[i + 1];
            var d = Numbers.Hypot(x1 - x0, y1 - y0);
            if (d == 0) d = 1e-6;
            double nx = -(y1 - y0) / d, ny = (x1 - x0) / d, a = ws[i] / 2, b = ws[i + 1] / 2;
            // Wound as the circles are, so that no joint becomes a hole.
            quad[0] = At(x0 - (nx * a), y0 - (ny * a));
            quad[1] = At(x1 - (nx * b), y1 - (ny * b));
            quad[2] = At(x1 + (nx * b), y1 + (ny * b));
            quad[3] = At(x0 + (nx * a), y0 + (ny * a));
            path.AddPoly(quad, true);
        }
        return path.Detach();
    }

    /// <summary>An ellipse with the given half widths, turned by rot degrees about its middle.</summary>
    public static SKPath OvalPath(double x, double y, double rx, double ry, double rot = 0)
    {
        using var builder = new SKPathBuilder();
        builder.AddOval(Ltrb(x - rx, y - ry, x + rx, y + ry), SKPathDirection.Clockwise);
        var path = builder.Detach();
        if (rot == 0) return path;
        using var upright = path;
        var turned = new SKPath();
        upright.Transform(SKMatrix.CreateRotationDegrees((float)rot, (float)x, (float)y), turned);
        return turned;
    }

    /// <summary>A rectangle with corners of radius r.</summary>
    public static SKPath RectPath(double x, double y, double w, double h, double r = 0)
    {
        using var path = new SKPathBuilder();
        if (r != 0) path.AddRoundRect(Xywh(x, y, w, h), (float)r, (float)r, SKPathDirection.Clockwise);
        else path.AddRect(Xywh(x, y, w, h), SKPathDirection.Clockwise);
        return path.Detach();
    }

    /// <summary>
    /// The knee between hip a and foot b for two bones of lengths l1 and l2; bend 1 puts it on the left of a to b, -1 on
    /// the right. A foot out of reach stretches both bones.
    /// </summary>
    public static (double X, double Y) Joint((double X, double Y) a, (double X, double Y) b, double l1, double l2, double bend)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y;
        var d = Numbers.Clamp(Numbers.Hypot(dx, dy), 1e-3, l1 + l2 - 1e-3);
        var c = ((l1 * l1) + (d * d) - (l2 * l2)) / (2 * d);
        var h = Math.Sqrt(Math.Max(0, (l1 * l1) - (c * c)));
        double ux = dx / d, uy = dy / d;
        return (a.X + (ux * c) + (uy * h * bend), a.Y + (uy * c) - (ux * h * bend));
    }

    public static SKRect Ltrb(double left, double top, double right, double bottom) =>
        new((float)left, (float)top, (float)right, (float)bottom);

    public static SKRect Xywh(double x, double y, double w, double h) => SKRect.Create((float)x, (float)y, (float)w, (float)h);

    private static SKPoint At(double x, double y) => new((float)x, (float)y);
}
