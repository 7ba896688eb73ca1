using SkiaSharp;
using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;

namespace SoraCollab.Training.World;

/// <summary>Draws a subject into a frame with all that ties it to its place: shadows or a reflection, its wake, its lamps.</summary>
internal sealed class ActorPainter(ClipStage clip, SpritePainter sprites, int width, int height)
{
    private static readonly SKSamplingOptions Exact = new(SKFilterMode.Nearest);
    private static readonly SKSamplingOptions Smoothed = new(SKFilterMode.Linear);
    private static readonly string[] Paved = ["street", "avenue", "harbour", "rooftops"];

    private readonly Light light = clip.Light;
    private readonly double k = clip.Camera.K;
    private readonly Reflection reflection = new(clip);
    private readonly TrackPainter tracks = new(clip);

    public void Draw(SKCanvas canvas, Pen pen, Cast cast, double t)
    {
        using var sprite = sprites.Draw(cast, t, width, height);
        var pose = sprite.Pose;
        var foot = sprite.Matrix.MapPoint(0, 0);
        var groundY = cast.Air ? foot.Y : clip.Camera.Matrix(cast.Z, t).MapPoint((float)(cast.X + pose.Dx), (float)cast.GroundY(pose)).Y;
        var scale = k * cast.Scale * pose.S;
        tracks.Draw(canvas, pen, cast, t);
        if (cast.Home is "water" or "islet")
            reflection.Draw(canvas, sprite, groundY, clip.Scene.Setting != "sea" ? .55 : .34, t, cast.Phase);
        else if (!cast.Air && cast.Home != "frame")
            Shadows(canvas, pen, cast, sprite, foot, groundY, scale, t);
        Body(canvas, sprite);
        if (cast.Home == "water" && pose.Mv > 0) Wake(pen, cast, pose, foot.X, groundY, scale);
        Lamps(canvas, pen, cast, sprite, groundY, scale);
    }

    private void Shadows(SKCanvas canvas, Pen pen, Cast cast, Sprite sprite, SKPoint foot, double groundY, double scale, double t)
    {
        var setting = clip.Scene.Setting;
        var pose = sprite.Pose;
        var (x0, _, x1, _) = cast.Subject.Box;
        var people = cast.Subject.Group == "people";
        var lift = Math.Max(0, groundY - foot.Y);
        var half = (x1 - x0) * (people ? .24 : .30) * scale * ((Math.Abs(pose.Face) * .6) + .4) / (1 + (lift / (24 * k)));
        var middle = foot.X + ((x0 + x1) * .5 * scale * (people ? .15 : .5) * (pose.Face > 0 ? 1 : -1));
        var dark = Mix(light.Shade, (8, 8, 20), .5);
        if (light.Wet > 0 && Paved.Contains(setting))
            reflection.Draw(canvas, sprite, groundY, .26, t, cast.Phase, plain: true);
        else if (((light.Disc > .4 && !clip.Build.Indoor && setting is not ("valley" or "underwater")) || setting == "moon") && cast.Stage.Z > .8)
            CastShadow(canvas, sprite, foot, groundY + (lift * .2), dark);
        pen.Glow(middle, groundY, Math.Max(3, half * 1.25), dark, lift == 0 ? .55 : .38, .2);
    }

    // The silhouette laid on the ground, away from the sun, longer when it is low.
    private void CastShadow(SKCanvas canvas, Sprite sprite, SKPoint foot, double y, Rgb dark)
    {
        var low = light.SunY < .4;
        var skew = Clamp(((foot.X / k) - (light.SunX * clip.Camera.W)) / 60, -1, 1) * (low ? .9 : .55);
        var laid = new SKMatrix(1, (float)-skew, foot.X, 0, low ? -.34f : -.16f, (float)y, 0, 0, 1);
        using var tint = SKColorFilter.CreateBlendMode(Argb(dark, light.Moon ? .26 : .34), SKBlendMode.SrcIn);
        using var paint = new SKPaint { ColorFilter = tint };
        canvas.Save();
        canvas.Concat(in laid);
        canvas.DrawImage(sprite.Raw, sprite.X - foot.X, sprite.Y - foot.Y, Smoothed, paint);
        canvas.Restore();
    }

    private void Body(SKCanvas canvas, Sprite sprite)
    {
        if (clip.Style.Flat)
        {
            using var shadow = SKImageFilter.CreateDropShadow(
                (float)(-1.3 * k * (light.SunX > .5 ? 1 : -1)), (float)(1.5 * k), (float)(1.7 * k), (float)(1.7 * k), Argb((16, 12, 26), .42));
            using var sheet = new SKPaint { ImageFilter = shadow };
            canvas.DrawImage(sprite.Image, sprite.X, sprite.Y, Smoothed, sheet);
            return;
        }
        if (clip.Style.Name == "nightlit")
        {
            using var blur = SKImageFilter.CreateBlur((float)(5 * k), (float)(5 * k));
            using var halo = new SKPaint { ImageFilter = blur, BlendMode = SKBlendMode.Plus, ColorF = new SKColorF(0, 0, 0, .55f) };
            canvas.DrawImage(sprite.Image, sprite.X, sprite.Y, Smoothed, halo);
        }
        canvas.DrawImage(sprite.Image, sprite.X, sprite.Y, Exact, null);
    }

    private void Wake(Pen pen, Cast cast, Pose pose, double x, double y, double scale)
    {
        double back = cast.Subject.Box.X0 * scale * .8, bow = cast.Subject.Box.X1 * scale * .8;
        var facing = pose.Face > 0 ? 1 : -1;
        var foam = Mix(light.Water[0], (255, 255, 255), .45);
        Stroke(1.5, 1.5, .5);
        Stroke(1.0, 4.5, .3);

        void Stroke(double w, double dy, double a) => pen.Line(
            foam, w * scale * .6,
            [(x + (facing * bow * .7), y + (dy * scale * .5)), (x, y + (dy * scale * .9)), (x + (facing * back * 1.35), y + (dy * scale))],
            a, smooth: true);
    }

    private void Lamps(SKCanvas canvas, Pen pen, Cast cast, Sprite sprite, double groundY, double scale)
    {
        var lamp = light.Lamp * (clip.Style.Drawn ? .6 : 1);
        if (sprite.Beam is { } beam && cast.Subject.Beam && lamp > .05) Beam(canvas, sprite.Matrix, beam, lamp);
        if (lamp <= .12) return;
        foreach (var one in sprite.Lights)
        {
            var x = one.X + sprite.X;
            pen.Glow(x, one.Y + sprite.Y, one.Radius, one.Color, Clamp(.78 * one.Strength * lamp), mode: SKBlendMode.Screen);
            if (!cast.Air && one.Radius > 30 * scale)
                pen.Glow(x, groundY + (1.5 * k), one.Radius * .95, one.Color, Clamp(.34 * one.Strength * lamp), .24, SKBlendMode.Screen);
        }
    }

    private static void Beam(SKCanvas canvas, SKMatrix m, (double X, double Y, double Length, double Spread) beam, double lamp)
    {
        canvas.Save();
        canvas.Concat(in m);
        using var paint = new SKPaint { IsAntialias = true, BlendMode = SKBlendMode.Screen };
        foreach (var (side, a) in ((int, double)[])[(1, .62), (-1, .16)])
        {
            var end = beam.X + (beam.Length * side);
            using var cone = Shapes.PolyPath(
                [(beam.X, beam.Y - 2), (end, beam.Y - beam.Spread), (end, beam.Y + (beam.Spread * 1.6)), (beam.X, beam.Y + 2)]);
            using var shader = Shaders.Linear((beam.X, beam.Y), (end, beam.Y),
                [(0, (255, 232, 170), a * lamp), (.5, (255, 226, 160), a * .4 * lamp), (1, (255, 226, 160), 0)]);
            paint.Shader = shader;
            canvas.DrawPath(cone, paint);
        }
        canvas.Restore();
    }
}
