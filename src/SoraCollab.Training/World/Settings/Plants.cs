using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;

namespace SoraCollab.Training.World.Settings;

/// <summary>Plants and stones.</summary>
internal static class Plants
{
    // Parts of a pine's height: half width, foot and top of each tier.
    private static readonly (double Wide, double Foot, double Top)[] Tiers = [(.25, .06, .46), (.2, .3, .7), (.14, .54, 1)];

    private static readonly (double Dx, double Dy, double Radius)[] Clumps = [(-.17, .5, .19), (.18, .48, .18), (0, .7, .24)];

    private static readonly (double Dx, double Dy, double Radius)[] SunnyClumps = [(.1, .76, .13), (.22, .53, .09), (-.1, .54, .08)];

    public static void Pine(Pen pen, double x, double y, double h, Rgb col, Rgb? lit = null, double s = 1, Rgb? trunk = null,
        double snow = .0, double slim = 1.0)
    {
        if (trunk is { } wood) pen.Rect(wood, x - h * .03, y - h * .14, h * .06, h * .15, line: false);
        foreach (var (wide, u0, u1) in Tiers)
        {
            var w = wide * slim;
            pen.Poly(col, [(x - h * w, y - h * u0), (x, y - h * u1), (x + h * w, y - h * u0)]);
            if (lit is { } sunny)
                pen.Poly(sunny, [(x + s * h * w, y - h * u0), (x, y - h * u1), (x + s * h * w * .25, y - h * (u0 + .03))],
                    line: false);
            if (snow > 0)
                pen.Poly(Mix(lit ?? col, (244, 247, 252), snow), [(x, y - h * u1), (x - h * w * .5, y - h * Lerp(u0, u1, .48)),
                    (x - h * w * .1, y - h * Lerp(u0, u1, .56)), (x + h * w * .2, y - h * Lerp(u0, u1, .44)),
                    (x + h * w * .5, y - h * Lerp(u0, u1, .5))], line: false);
        }
    }

    /// <summary>A broad-leaved tree of three clumps.</summary>
    public static void Broad(Pen pen, double x, double y, double h, Rgb col, Rgb lit, Rgb trunk, double s = 1)
    {
        pen.Poly(trunk, [(x - h * .04, y), (x - h * .02, y - h * .5), (x + h * .02, y - h * .5), (x + h * .045, y)], line: false);
        foreach (var (dx, dy, r) in Clumps)
            pen.Oval(col, x + dx * h, y - dy * h, r * h * 1.1, r * h, line: false);
        foreach (var (dx, dy, r) in SunnyClumps)
            pen.Oval(lit, x + s * dx * h, y - dy * h, r * h, r * h * .8, a: .75, line: false);
    }

    /// <summary>Tufts of grass: three blades each.</summary>
    public static void Tufts(Pen pen, Build b, Mulberry32 r, int n, double y0, double y1, Rgb col, double h = 6, double bend = .0)
    {
        for (var i = 0; i < n; i++)
        {
            double x = r.Range(b.X0, b.X1), u = r.U();
            var y = Lerp(y0, y1, u);
            var k = h * (.5 + .7 * u);
            foreach (var d in (ReadOnlySpan<double>)[-.35, .05, .4])
                pen.Poly(col, [(x - k * .1 + d * k * .4, y), (x + d * k + bend * k * .4, y - k * (1 - Math.Abs(d) * .5)),
                    (x + k * .1 + d * k * .4, y)], line: false);
        }
    }

    public static void Reeds(Pen pen, Build b, Mulberry32 r, int n, double y, double h, Rgb col, double? x0 = null,
        double? x1 = null, double bend = .0)
    {
        for (var i = 0; i < n; i++)
        {
            var x = r.Range(x0 ?? b.X0, x1 ?? b.X1);
            var k = h * r.Range(.55, 1);
            var d = r.Range(-.18, .18) + bend * .3;
            pen.Line(col, 1.4, [(x, y + 4), (x + d * k * .4, y - k * .5), (x + d * k, y - k)], smooth: true);
            if (r.U() > .6) pen.Limb(col, [(x + d * k, y - k), (x + d * k * .9, y - k + 7)], [2.4, 2.8]);
        }
    }

    public static void Rocks(Pen pen, Mulberry32 r, int n, double x0, double x1, double y, double size, Rgb col, Rgb lit,
        double s = 1)
    {
        for (var i = 0; i < n; i++)
        {
            double x = r.Range(x0, x1), k = size * r.Range(.5, 1.1);
            pen.Poly(col, [(x - k, y + k * .2), (x - k * .7, y - k * .4), (x - k * .1, y - k * .75), (x + k * .6, y - k * .5),
                (x + k, y + k * .2)]);
            pen.Poly(lit, [(x + s * k, y + k * .2), (x + s * k * .6, y - k * .5), (x - s * k * .1, y - k * .75),
                (x + s * k * .2, y - k * .1)], line: false);
        }
    }

    /// <summary>A bough with leaves hanging into an upper corner.</summary>
    public static void Branch(Build b, double side, Rgb col, double z = 1.55)
    {
        var r = b.Sub(77);
        var edgeX = side < 0 ? b.X0 - 4 : b.X1 + 4;
        var d = -side;
        var tw = new (double, double, double)[3];
        for (var i = 0; i < tw.Length; i++) tw[i] = (b.Y0 + 2 + 9 * i, 60 - 15 * i, 15 + 5 * i);
        void Draw(Pen pen)
        {
            foreach (var (y, reach, drop) in tw)
            {
                var ln = reach + Math.Abs(edgeX - (side < 0 ? 0 : b.W));
                (double X, double Y) Q(double u) => (edgeX + d * ln * u, y + drop * u * u);
                var points1 = new (double X, double Y)[7];
                for (var k = 0; k < points1.Length; k++) points1[k] = Q(k / 6.0);
                pen.Line(col, 1.5, points1, smooth: true);
                for (var k = 0; k < 13; k++)
                {
                    var u = .18 + .82 * (k + .5 * r.U()) / 13;
                    var (x, yy) = Q(u);
                    var a = (k % 2 != 0 ? .9 : -.35) + r.Range(-.2, .2);
                    var l = r.Range(6, 9);
                    double ex = x + d * l * Math.Cos(a), ey = yy + l * Math.Sin(a);
                    double mx = (x + ex) / 2, my = (yy + ey) / 2, nx = -(ey - yy) * .27, ny = (ex - x) * .27;
                    pen.Blob(col, [(x, yy, 1), (mx + nx, my + ny), (ex, ey, 1), (mx - nx, my - ny)], k: .9, line: false);
                }
            }
        }
        b.Layer(z, Draw);
    }
}
