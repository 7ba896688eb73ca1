using SkiaSharp;

namespace SoraCollab.Training.World;

/// <summary>Fills and lines on one canvas in one style. Paths and shaders given to it stay the caller's.</summary>
public sealed class Pen(SKCanvas canvas, PenStyle style) : IDisposable
{
    private readonly SKPaint fill = new() { IsAntialias = true };
    private readonly SKPaint stroke = new()
    {
        IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeJoin = SKStrokeJoin.Round, StrokeCap = SKStrokeCap.Round,
    };
    private readonly SKPaint gradient = new() { IsAntialias = true };

    public SKCanvas Canvas { get; } = canvas;

    public PenStyle Style { get; } = style;

    /// <summary>A subject is drawn: its inner lines are fainter.</summary>
    public bool Hero { get; init; }

    /// <summary>Lamps to be drawn over the finished frame.</summary>
    public List<PenLamp> Lights { get; } = [];

    /// <summary>The beam of a lighthouse in the subject's units: where it starts, its length (negative: to the left), its spread.</summary>
    public (double X, double Y, double Length, double Spread)? Beam { get; set; }

    public void Path(SKPath path, Rgb col, double a = 1, bool line = true)
    {
        fill.Color = Colour.Argb(col, a);
        Canvas.DrawPath(path, fill);
        if (Style.Line <= 0 || !line || a <= .5) return;
        stroke.StrokeWidth = (float)Style.Line;
        stroke.Color = Colour.Argb(Style.Ink, Style.LineA * (Hero ? .55 : 1));
        Canvas.DrawPath(path, stroke);
    }

    public void Poly(Rgb col, ReadOnlySpan<(double X, double Y)> pts, double a = 1, bool line = true)
    {
        using var path = Shapes.PolyPath(pts);
        Path(path, col, a, line);
    }

    public void Blob(Rgb col, ReadOnlySpan<Knot> pts, double k = 1, double a = 1, bool line = true)
    {
        using var path = Shapes.BlobPath(pts, k);
        Path(path, col, a, line);
    }

    public void Limb(Rgb col, ReadOnlySpan<(double X, double Y)> pts, ReadOnlySpan<double> ws, double a = 1)
    {
        using var path = Shapes.LimbPath(pts, ws);
        if (Style.Line > 0 && !Hero && a > .5)
        {
            stroke.StrokeWidth = (float)(Style.Line * 1.6);
            stroke.Color = Colour.Argb(Style.Ink, Style.LineA);
            Canvas.DrawPath(path, stroke);
        }
        Path(path, col, a, false);
    }

    public void Oval(Rgb col, double x, double y, double rx, double ry, double rot = 0, double a = 1, bool line = true)
    {
        using var path = Shapes.OvalPath(x, y, rx, ry, rot);
        Path(path, col, a, line);
    }

    public void Disc(Rgb col, double x, double y, double r, double a = 1, bool line = true) => Oval(col, x, y, r, r, 0, a, line);

    public void Rect(Rgb col, double x, double y, double w, double h, double r = 0, double a = 1, bool line = true)
    {
        using var path = Shapes.RectPath(x, y, w, h, r);
        Path(path, col, a, line);
    }

    public void Line(Rgb col, double w, ReadOnlySpan<(double X, double Y)> pts, double a = 1, bool smooth = false)
    {
        stroke.StrokeWidth = (float)w;
        stroke.Color = Colour.Argb(col, a);
        using var path = smooth ? Curve(pts) : Shapes.PolyPath(pts, false);
        Canvas.DrawPath(path, stroke);
    }

    public void Ring(Rgb col, double w, double x, double y, double r, double a = 1)
    {
        stroke.StrokeWidth = (float)w;
        stroke.Color = Colour.Argb(col, a);
        Canvas.DrawCircle((float)x, (float)y, (float)r, stroke);
    }

    public void Shade(SKPath path, SKShader shader, SKBlendMode? mode = null)
    {
        gradient.Shader = shader;
        gradient.BlendMode = mode ?? SKBlendMode.SrcOver;
        Canvas.DrawPath(path, gradient);
        gradient.Shader = null;
    }

    /// <summary>A fill from top at y0 to bot at y1, with their alphas.</summary>
    public void VGrad(SKPath path, double y0, double y1, Rgb top, Rgb bot, double a0 = 1, double a1 = 1)
    {
        if (Style.Flat && a0 == 1 && a1 == 1)
        {
            Path(path, Colour.Mix(top, bot, .3), line: false);
            return;
        }
        using var shader = Shaders.Linear((0, y0), (0, y1), [(0, top, a0), (1, bot, a1)]);
        Shade(path, shader);
    }

    /// <summary>Soft light: a radial gradient of radius r, squashed vertically by flat.</summary>
    public void Glow(double x, double y, double r, Rgb col, double a, double flat = 1, SKBlendMode? mode = null)
    {
        Canvas.Save();
        Canvas.Translate((float)x, (float)y);
        Canvas.Scale(1, (float)flat);
        using var shader = Shaders.Radial(0, 0, r, [(0, col, a), (.35, col, a * .42), (.7, col, a * .1), (1, col, 0)]);
        gradient.Shader = shader;
        gradient.BlendMode = mode ?? SKBlendMode.SrcOver;
        Canvas.DrawRect(Shapes.Ltrb(-r, -r, r, r), gradient);
        gradient.Shader = null;
        Canvas.Restore();
    }

    /// <summary>A light of a subject, warm where no colour is given: remembered in pixels and drawn over the finished frame.</summary>
    public void Lamp(double x, double y, double r, Rgb? col = null, double k = 1)
    {
        var m = Canvas.TotalMatrix;
        var at = m.MapPoint((float)x, (float)y);
        var size = Math.Sqrt(Math.Abs((m.ScaleX * m.ScaleY) - (m.SkewX * m.SkewY)));
        Lights.Add(new PenLamp(at.X, at.Y, r * size, col ?? new Rgb(255, 200, 116), k));
    }

    public void Dispose()
    {
        fill.Dispose();
        stroke.Dispose();
        gradient.Dispose();
    }

    private static SKPath Curve(ReadOnlySpan<(double X, double Y)> pts)
    {
        Span<Knot> knots = pts.Length <= 64 ? stackalloc Knot[pts.Length] : new Knot[pts.Length];
        for (var i = 0; i < pts.Length; i++) knots[i] = pts[i];
        return Shapes.BlobPath(knots, 1, false);
    }
}
