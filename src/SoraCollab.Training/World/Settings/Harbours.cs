using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Settings.Buildings;
using static SoraCollab.Training.World.Settings.Hills;
using static SoraCollab.Training.World.Settings.Plants;
using static SoraCollab.Training.World.Settings.Skies;
using static SoraCollab.Training.World.Settings.Waters;

namespace SoraCollab.Training.World.Settings;

/// <summary>Still water between banks.</summary>
internal static class Harbours
{
    public static void Harbour(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        b.Hz = b.H * r.Range(.48, .54);
        Sky(b);
        var horizon = b.Hz;
        Ridge(b, .1, b.Seed, horizon + 4, 34, light.Tone((96, 108, 124), .02), .6, true, bottom: horizon + 2);
        Ridge(b, .16, b.Seed + 3, horizon + 4, 20, light.Tone((84, 96, 108), .25), .6, true, bottom: horizon + 2);
        Haze(b, horizon - 26, horizon, .5, .16);
        Rgb[] walls = [(206, 186, 160), (190, 132, 104), (166, 172, 172), (214, 200, 172), (172, 120, 104)];
        void Town(Pen pen)
        {
            var q = b.Sub(9);
            Houses(pen, b, q, b.X0 - 10, b.W * .66, horizon + 2, 11, 24, walls, (122, 78, 66), light, .5);
            pen.Rect(light.Tone((104, 98, 96), .5), b.X0 - 10, horizon + 1, b.W * .66 + 14 - b.X0, 4, line: false);
            for (var i = 0; i < 4; i++)
            {
                var x = b.W * (.1 + .17 * i) + q.Range(-6, 6);
                pen.Line(light.Tone((70, 58, 54), .55), .9, [(x, horizon + 5), (x, horizon - 26 - 8 * q.U())]);
                pen.Poly(light.Tone((96, 70, 60), .55), [(x - 9, horizon + 2), (x + 10, horizon + 2), (x + 7, horizon + 6),
                    (x - 7, horizon + 6)], line: false);
            }
        }
        b.Layer(.3, Town);
        b.Mirror.Add(Town);
        Water(b, .32, .5, 38);
        b.Weather(.5);
        double Y(double u) => Lerp(horizon, b.H, u);
        b.Stage("water air islet", (Y(.16), .6), (Y(.3), .75), .75);
        b.Stage("water air", (Y(.4), .9), (Y(.5), 1.0), .95);
        var top = Y(.7);
        var stone = light.Ground((128, 120, 114), 1, .6);
        void Quay(Pen pen)
        {
            using var shape1 = Full(b, top);
            pen.VGrad(shape1, top, b.H, Mix(stone, light.Haze, .2), Mix(stone, light.Near, .62));
            pen.Rect(Mix(stone, light.Near, .4), b.X0, top, b.X1 - b.X0, 2.6, line: false);
            pen.Rect(Mix(stone, light.Key, .35), b.X0, top - .8, b.X1 - b.X0, 1.2, line: false);
            for (var i = 0; i < 5; i++)
                pen.Line(Mix(stone, light.Near, .35), .7, [(b.X0, top + 7 + i * i * 2.6), (b.X1, top + 7 + i * i * 2.6)], a: .5);
        }
        b.Layer(1, Quay);
        b.Stage("ground", (top + 10, .9), (Lerp(top, b.H, .62), 1.06), 1);
        void Post(Pen pen)
        {
            foreach (var (x, k) in (ReadOnlySpan<(double, double)>)[(b.W * .93, 1.2), (b.W * .06, .9)])
            {
                pen.Rect(light.Near, x - 4 * k, b.H - 30 * k, 8 * k, 60, 1.6, line: false);
                pen.Rect(Mix(light.Near, light.Key, .16), x - 5 * k, b.H - 32 * k, 10 * k, 4 * k, 1.4, line: false);
            }
            pen.Line(light.Near, 2, [(b.W * .06, b.H - 16), (b.W * .5, b.H + 5), (b.W * .93, b.H - 20)], smooth: true);
        }
        b.Layer(1.5, Post);
    }

    public static void Lake(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        b.Hz = b.H * r.Range(.5, .56);
        Sky(b);
        double horizon = b.Hz, s = r.Sign();
        Rgb lit = light.Tone((150, 168, 178), .1), sh = light.Tone((104, 126, 142), .1);
        Facets(b, .1, b.Seed, [(r.Range(-.1, .2), r.Range(44, 60), 84), (r.Range(.3, .5), r.Range(30, 44), 66),
            (r.Range(.7, .95), r.Range(50, 72), 96), (1.2, 46, 70)], horizon + 2, lit, sh, .5 + .5 * light.Snow, true);
        Haze(b, horizon - 30, horizon + 1, .6, .12);
        void Shore(Pen pen)
        {
            var q = b.Sub(4);
            Rgb c = light.Ground((62, 88, 76), .42, .5), l2 = light.Ground((92, 118, 90), .42, .6);
            pen.Poly(c, [(b.X0 - 4, horizon + 2), (b.X0 - 4, horizon - 6), (b.W * .4, horizon - 1), (b.W * .5, horizon + 1),
                (b.W * .62, horizon - 1), (b.X1 + 4, horizon - 8), (b.X1 + 4, horizon + 2)], line: false);
            for (var i = 0; i < 30; i++)
            {
                var x = q.Range(b.X0, b.X1);
                var k = Math.Abs(x / b.W - .52);
                if (k > .14)
                    Pine(pen, x, horizon + 1 - 4 * k, (12 + 16 * q.U()) * (.5 + k), c, l2, light.SunX > .5 ? 1 : -1,
                        snow: .7 * light.Snow);
            }
        }
        b.Layer(.2, Shore);
        b.Mirror.Add(Shore);
        Water(b, .2, .66, 30, .7);
        b.Weather(.5);
        double Y(double u) => Lerp(horizon, b.H, u);
        b.Stage("water air islet", (Y(.2), .62), (Y(.32), .8), .8);
        b.Stage("water air", (Y(.44), .95), (Y(.58), 1.08), 1);
        Rgb wood = light.Tone((98, 78, 64)), wd = light.Tone((62, 48, 42));
        if (r.U() < .55)
        {
            void Jetty(Pen pen)
            {
                double X(double u) => b.W * (.5 + s * u);
                pen.Poly(wd, [(X(.12), Y(.36)), (X(.17), Y(.36)), (X(.78), b.Y1 + 4), (X(.24), b.Y1 + 4)]);
                pen.Poly(wood, [(X(.12), Y(.36)), (X(.155), Y(.36)), (X(.62), b.Y1 + 4), (X(.24), b.Y1 + 4)], line: false);
                for (var i = 0; i < 7; i++)
                {
                    var u = Math.Pow(i / 7.0, 1.7);
                    pen.Line(wd, .5 + u, [(X(.123 + .12 * u), Lerp(Y(.36), b.Y1, u)),
                        (X(.155 + .46 * u), Lerp(Y(.36), b.Y1, u))]);
                }
                foreach (var (u, k) in (ReadOnlySpan<(double, double)>)[(0, 1), (.2, 1.7), (.56, 3)])
                {
                    var yy = Lerp(Y(.36), b.Y1, u);
                    pen.Rect(light.Near, X(.125 + .12 * u) - k, yy - 7 * k, 2 * k, 15 * k, line: false);
                }
            }
            b.Layer(1.1, Jetty);
        }
        var bank = light.Ground((92, 112, 74), 1);
        Ground(b, 1.2, b.Seed + 8, Y(.86), 7, bank, Mix(bank, light.Near, .55), .3);
        b.Stage("ground", (Y(.88), 1.0), (Y(.94), 1.08), 1.2);
        b.Layer(1.5, pen =>
        {
            Reeds(pen, b, b.Sub(6), 16, b.H + 4, 44, light.Near, b.X0, b.W * .2, light.Wind * .4);
            Reeds(pen, b, b.Sub(7), 12, b.H + 4, 34, light.Near, b.W * .84, b.X1, light.Wind * .4);
        });
    }
}
