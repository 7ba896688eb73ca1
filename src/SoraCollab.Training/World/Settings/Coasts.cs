using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;
using static SoraCollab.Training.World.Settings.Hills;
using static SoraCollab.Training.World.Settings.Plants;
using static SoraCollab.Training.World.Settings.Skies;
using static SoraCollab.Training.World.Settings.Waters;
using static SoraCollab.Training.World.Shapes;

namespace SoraCollab.Training.World.Settings;

/// <summary>Open water and the shore.</summary>
internal static class Coasts
{
    public static void Sea(Build b)
    {
        var light = b.Light;
        b.Hz = b.H * b.Rng.Range(.5, .58);
        Sky(b);
        if (b.Rng.U() < .6) Ridge(b, .1, b.Seed, b.Hz + 4, 18, light.Tone((92, 100, 124), .05), .5, true, bottom: b.Hz + 2);
        Haze(b, b.Hz - 34, b.Hz, .6, .1);
        Water(b, .2, .3, 26);
        Rgb c0 = light.Water[0], c1 = light.Water[1];
        double Y(double u) => Lerp(b.Hz, b.H, u);
        b.Weather(.4);
        Swell(b, .5, Y(.24), 1, 46, Mix(c0, c1, .46), 3, .22);
        b.Stage("water air islet", (Y(.22), .55), (Y(.36), .8), .7);
        Swell(b, .8, Y(.46), 1.8, 70, Mix(c0, c1, .74), 5, .26);
        Sunroad(b, .8, Y(.2), 44, .8, b.H, .9);
        b.Stage("water air", (Y(.54), .95), (Y(.66), 1.08), 1);
        Swell(b, 1.1, Y(.74), 2.8, 104, Mix(c0, c1, .96), 8, .26);
        Swell(b, 1.5, Y(.98), 4.2, 150, Mix(c1, light.Near, .5), 12, .16);
    }

    public static void Beach(Build b)
    {
        var light = b.Light;
        var r = b.Rng;
        b.Hz = b.H * r.Range(.42, .5);
        Sky(b);
        double horizon = b.Hz, s = r.Sign();
        void Head(Pen pen)
        {
            double X(double u) => b.W * (.5 + s * u);
            var c = light.Tone((112, 116, 118), .18);
            pen.Blob(c, [(X(.12), horizon + 2, 1), (X(.2), horizon - 6), (X(.3), horizon - 16), (X(.44), horizon - 24),
                (X(.62), horizon - 27), (X(1), horizon - 30, 1), (X(1), horizon + 2, 1)], k: .8);
            pen.Blob(Mix(c, light.Key, .22 * light.KeyK), [(X(.3), horizon - 16), (X(.44), horizon - 24), (X(.62), horizon - 27),
                (X(.6), horizon - 18), (X(.4), horizon - 8)], line: false, k: .8);
        }
        b.Layer(.15, Head);
        b.Mirror.Add(Head);
        Water(b, .25, .4, 40);
        double Y(double u) => Lerp(horizon, b.H, u);
        b.Stage("water air islet", (Y(.12), .42), (Y(.2), .55), .6);
        b.Weather(.6);
        var foam = Mix(light.Water[0], (255, 255, 255), .5 * (1 - .5 * light.Stars));
        Rgb sand = light.Ground((216, 190, 146), 1), wetc = Mix(light.Ground((150, 132, 110), 1), light.Water[0], .5);
        Swell(b, .7, Y(.32), 1.1, 80, Mix(light.Water[0], light.Water[1], .5), 3, .5, foam);
        var shallow = Mix(light.Water[0], light.Water[1], .22);
        void Surf(Pen pen, double t)
        {
            var d = 3 * Math.Sin(Tau * t * .16);
            foreach (var (off, kind) in (ReadOnlySpan<(double, string)>)[(9, "wet"), (-3 - d, "foam"), (-5.4 - d * 1.3, "water")])
            {
                var q = new (double X, double Y)[(int)Math.Ceiling((b.X1 - b.X0 + 9) / 5)];
                for (var i = 0; i < q.Length; i++)
                {
                    var x = b.X0 - 4 + 5 * i;
                    var sweep = s * (x / b.W - .5) * 20 + 2.6 * Math.Sin(x / 34 + b.Seed % 7) + 1.3 * Math.Sin(x / 13 + 1);
                    q[i] = (x, Y(.5) + off + sweep);
                }
                var top = kind != "water" ? Y(.37) : Y(.3);
                using var path = PolyPath([(b.X0 - 4, top), .. q, (b.X1 + 4, top)]);
                if (kind == "water") pen.VGrad(path, top, Y(.52), Mix(light.Water[0], light.Water[1], .46), shallow);
                else pen.Path(path, kind == "wet" ? wetc : foam, kind == "foam" ? .9 : 1, line: false);
            }
        }
        b.Layer(.95, pen =>
        {
            using var shape1 = Full(b, Y(.42));
            pen.VGrad(shape1, Y(.42), b.H, Mix(sand, light.Haze, .15), Mix(sand, light.Near, .3));
        });
        b.Moving(.95, Surf);
        b.Layer(1, pen =>
        {
            var q = b.Sub(8);
            var ripple = Mix(sand, light.Near, .22);
            for (var i = 0; i < 14; i++)
            {
                double x = q.Range(b.X0, b.X1), yy = Y(q.Range(.68, .98)), w = q.Range(10, 30);
                pen.Line(ripple, .8, [(x, yy), (x + w * .5, yy - 1.6), (x + w, yy)], smooth: true, a: .45);
            }
        });
        b.Stage("ground air", (Y(.64), .95), (Y(.8), 1.12), 1);
        FrontHill(b, b.Seed + 4, b.H + 12, 16, 1.5, (pen, _) =>
            Reeds(pen, b, b.Sub(3), 24, b.H, 26, light.Near, bend: .3 + light.Wind * .6));
    }
}
