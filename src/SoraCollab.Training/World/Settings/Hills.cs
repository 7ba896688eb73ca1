using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Shapes;

namespace SoraCollab.Training.World.Settings;

/// <summary>Land.</summary>
internal static class Hills
{
    /// <summary>A line of hills from edge to edge, one point every step units; amp is how high they rise over the foot.</summary>
    public static (double X, double Y)[] RidgePts(Build b, long seed, double foot, double amp, double rough = 1.0, double step = 5)
    {
        var r = Build.Stream(seed * 131 + 7);
        var ph = new double[5];
        for (var i = 0; i < ph.Length; i++) ph[i] = r.U() * 9;
        var outline = new (double X, double Y)[(int)((b.X1 - b.X0) / step) + 2];
        for (var i = 0; i < outline.Length; i++)
        {
            var x = b.X0 - 2 + i * step;
            var u = x / 300;
            outline[i] = (x, foot - amp * (.5 + .34 * Math.Sin(u * 5 + ph[0]) + .22 * Math.Abs(Math.Sin(u * 9 + ph[1]))
                + rough * .13 * Math.Sin(u * 23 + ph[2]) + rough * .07 * Math.Sin(u * 51 + ph[3])));
        }
        return outline;
    }

    /// <summary>A line of hills, a little lighter towards its foot where the air is thicker.</summary>
    public static (double X, double Y)[] Ridge(Build b, double z, long seed, double foot, double amp, Rgb col, double rough = 1.0,
        bool reflect = false, double fade = .35, Action<Pen, (double X, double Y)[]>? extra = null, double? bottom = null)
    {
        var pts = RidgePts(b, seed, foot, amp, rough);
        var bot = bottom ?? b.Y1;
        var path = PolyPath([(b.X0 - 4, bot), .. pts, (b.X1 + 4, bot)]);
        var c2 = Mix(col, b.Light.Haze, fade * (1 - Clamp(z) * .6));
        void Draw(Pen pen)
        {
            pen.VGrad(path, foot - amp, foot + Math.Max(8, amp * .4), col, c2);
            if (pen.Style.Line > 0) pen.Line(pen.Style.Ink, pen.Style.Line * .8, pts, a: pen.Style.LineA * (.35 + .5 * z));
            extra?.Invoke(pen, pts);
        }
        b.Layer(z, Draw);
        if (reflect) b.Mirror.Add(Draw);
        return pts;
    }

    /// <summary>Mountains as folded paper: one lit face, one shaded. peaks: (x part of width, height, half width).</summary>
    public static void Facets(
        Build b, double z, long seed, ReadOnlySpan<(double X, double Height, double HalfWidth)> peaks, double foot, Rgb lit, Rgb shade,
        double snow = 0, bool reflect = false, double? bottom = null)
    {
        double s = b.Light.SunX > .5 ? 1 : -1;
        var bot = bottom ?? foot;
        var all = peaks.ToArray();
        Rgb hzL = Mix(lit, b.Light.Haze, .5), hzS = Mix(shade, b.Light.Haze, .5);
        void Draw(Pen pen)
        {
            for (var i = 0; i < all.Length; i++)
            {
                var (xu, h, w) = all[i];
                var x = xu * b.W;
                var r = Build.Stream(seed * 31 + i);
                var k = x - s * (r.U() - .3) * w * .2;
                var top = foot - h;
                if (x + w < b.X0 || x - w > b.X1) continue;
                using var body = PolyPath([(x - w, bot), (x - w * .42, foot - h * .5 - r.U() * 3), (x, top),
                    (x + w * .46, foot - h * .48 + r.U() * 3), (x + w, bot)]);
                pen.VGrad(body, top, bot, shade, hzS);
                using var face = PolyPath([(x + s * w, bot), (x + s * w * .44, foot - h * .49), (x, top),
                    (k + s * w * .04, foot - h * .72), (k - s * w * .1, foot - h * .52), (k + s * w * .08, foot - h * .3),
                    (k - s * w * .04, bot)]);
                pen.VGrad(face, top, bot, lit, hzL);
                if (snow > 0)
                {
                    pen.Poly(Mix(shade, (226, 234, 246), .62 * snow), [(x, top), (x - w * .2, top + h * .24),
                        (x - w * .09, top + h * .2), (x - w * .02, top + h * .29), (x + w * .08, top + h * .2),
                        (x + w * .2, top + h * .23)], line: false);
                    pen.Poly(Mix(lit, (250, 250, 252), .8 * snow), [(x, top), (k + s * w * .03, top + h * .16),
                        (x + s * w * .02, top + h * .28), (x + s * w * .09, top + h * .2), (x + s * w * .2, top + h * .23)],
                        line: false);
                }
                if (pen.Style.Line > 0)
                    pen.Line(pen.Style.Ink, pen.Style.Line * .9, [(x - w, bot), (x - w * .42, foot - h * .5), (x, top),
                        (x + w * .46, foot - h * .48), (x + w, bot)], a: pen.Style.LineA * (.35 + .5 * z));
            }
        }
        b.Layer(z, Draw);
        if (reflect) b.Mirror.Add(Draw);
    }

    /// <summary>The ground plane: lighter and hazier far off, its own colour near.</summary>
    public static (double X, double Y)[] Ground(Build b, double z, long seed, double y, double amp, Rgb col, Rgb col2, double rough = .3,
        Action<Pen, (double X, double Y)[]>? extra = null)
    {
        var light = b.Light;
        var pts = RidgePts(b, seed, y, amp, rough);
        var path = PolyPath([(b.X0 - 4, b.Y1 + 4), .. pts, (b.X1 + 4, b.Y1 + 4)]);
        var sx = light.SunX * b.W;
        void Draw(Pen pen)
        {
            pen.VGrad(path, y - amp, b.H, Mix(col, light.Haze, .34), col2);
            if (light.Disc > .2 && !light.Moon)
            {
                pen.Canvas.Save();
                pen.Canvas.ClipPath(path, antialias: true);
                pen.Glow(sx, y, 110, light.Glow, .26 * light.Disc, .5);
                pen.Canvas.Restore();
            }
            if (pen.Style.Line > 0) pen.Line(pen.Style.Ink, pen.Style.Line * .8, pts, a: pen.Style.LineA * .7);
            extra?.Invoke(pen, pts);
        }
        b.Layer(z, Draw);
        return pts;
    }

    /// <summary>The height of a line of hills at x.</summary>
    public static double At((double X, double Y)[] pts, double x)
    {
        var i = (int)Clamp((x - pts[0].X) / (pts[1].X - pts[0].X), 0, pts.Length - 2);
        var (ax, ay) = pts[i];
        var (bx, by) = pts[i + 1];
        return Lerp(ay, by, (x - ax) / (bx - ax));
    }

    /// <summary>The nearest layer: a dark silhouette that frames the shot from below.</summary>
    public static void FrontHill(Build b, long seed, double foot, double amp, double z = 1.5,
        Action<Pen, (double X, double Y)[]>? extra = null, double snowy = .5)
    {
        var col = Mix(b.Light.Near, (206, 214, 228), .62 * b.Light.Snow * snowy * (1 - .6 * b.Light.Stars));
        var pts = RidgePts(b, seed, foot, amp, .3);
        void Draw(Pen pen)
        {
            pen.Poly(col, [(b.X0 - 4, b.Y1 + 4), .. pts, (b.X1 + 4, b.Y1 + 4)], line: false);
            extra?.Invoke(pen, pts);
        }
        b.Layer(z, Draw);
    }

    /// <summary>A dune: the crest line with the lit face on the sun's side.</summary>
    public static (double X, double Y)[] Dune(Build b, double z, long seed, double foot, double amp, Rgb col, Rgb lit)
    {
        double s = b.Light.SunX > .5 ? 1 : -1;
        var pts = RidgePts(b, seed, foot, amp, 0);
        void Draw(Pen pen)
        {
            using var shape1 = PolyPath([(b.X0 - 4, b.Y1 + 4), .. pts, (b.X1 + 4, b.Y1 + 4)]);
            pen.VGrad(shape1, foot - amp, foot + 26, lit, Mix(lit, col, .3));
            for (var i = 2; i < pts.Length - 2; i++)
            {
                if (pts[i].Y < pts[i - 1].Y && pts[i].Y <= pts[i + 1].Y)
                {
                    var (x, y) = pts[i];
                    var w = amp * 2.6;
                    pen.Blob(col, [(x, y, 1), (x - s * w * .5, y + amp * .26), (x - s * w * 1.3, y + amp * 1.0, 1),
                        (x - s * w * .7, y + amp * 1.5), (x + s * w * .12, y + amp * 1.3, 1), (x - s * w * .12, y + amp * .6)],
                        k: .7, line: false, a: .85);
                }
            }
            if (pen.Style.Line > 0) pen.Line(pen.Style.Ink, pen.Style.Line * .8, pts, a: pen.Style.LineA * .6);
        }
        b.Layer(z, Draw);
        return pts;
    }
}
