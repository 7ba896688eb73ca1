using SkiaSharp;
using SoraCollab.Training.World.Settings;
using SoraCollab.Training.World.Subjects;
using static SoraCollab.Training.World.Colour;
using static SoraCollab.Training.World.Numbers;

namespace SoraCollab.Training.World;

/// <summary>
/// Draws subjects and lights them all alike: the light side, the shadow side, air, and a rim, which is the silhouette
/// minus the silhouette moved away from the light.
/// </summary>
internal sealed class SpritePainter(ClipStage clip)
{
    private static readonly SKSamplingOptions Exact = new(SKFilterMode.Nearest);
    private static readonly SKSamplingOptions Smoothed = new(SKFilterMode.Linear);

    private readonly Light light = clip.Light;
    private readonly Dictionary<Cast, Ramp> ramps = [];

    /// <summary>From the subject's units to pixels of the frame, and its pose, at second t.</summary>
    public (SKMatrix Matrix, Pose Pose) Place(Cast cast, double t)
    {
        var (pose, x, y) = cast.At(t);
        var m = clip.Camera.Matrix(cast.Z, t).PreConcat(SKMatrix.CreateTranslation((float)x, (float)y));
        if (pose.Rot != 0) m = m.PreConcat(SKMatrix.CreateRotationDegrees((float)pose.Rot));
        var s = cast.Scale * pose.S;
        return (m.PreConcat(SKMatrix.CreateScale((float)(s * pose.Face), (float)s)), pose);
    }

    public Sprite Draw(Cast cast, double t, int frameWidth, int frameHeight)
    {
        var (m, pose) = Place(cast, t);
        var (x0, y0, x1, y1) = cast.Subject.Box;
        var bounds = m.MapRect(Shapes.Ltrb(x0, y0, x1, y1));
        const int pad = 4;
        int ox = (int)Math.Floor(bounds.Left) - pad, oy = (int)Math.Floor(bounds.Top) - pad;
        int w = (int)Math.Ceiling(bounds.Right) + pad - ox, h = (int)Math.Ceiling(bounds.Bottom) + pad - oy;
        using var surface = Surfaces.Create(Math.Max(1, Math.Min(w, 3 * frameWidth)), Math.Max(1, Math.Min(h, 3 * frameHeight)));
        var canvas = surface.Canvas;
        canvas.Translate(-ox, -oy);
        canvas.Concat(in m);
        using var pen = new Pen(canvas, clip.Style) { Hero = true };
        if (!ramps.TryGetValue(cast, out var ramp)) ramps[cast] = ramp = new Ramp(cast.Actor.Color, light);
        cast.Subject.Draw(pen, ramp, cast.Anim(light, t, pose));
        var raw = surface.Snapshot();
        canvas.ResetMatrix();
        var toLight = ToLight(m);
        Sides(canvas, w, h, toLight);
        Air(canvas, cast);
        if (clip.Style.Drawn) Contour(canvas, raw);
        else Rim(canvas, raw, toLight, ramp, cast.Scale * pose.S);
        return new Sprite(surface.Snapshot(), raw, ox, oy, pen.Lights, pen.Beam, m, pose);
    }

    private (double X, double Y) ToLight(SKMatrix m)
    {
        var (sunX, _) = clip.Build.Sun();
        var x = Clamp((sunX - (m.MapPoint(0, 0).X / clip.Camera.K)) / 46, -1, 1);
        if (Math.Abs(x) <= .45) x = x >= 0 ? .45 : -.45;
        var y = -(.42 + (.9 * Clamp(light.SunY)));
        var n = Hypot(x, y);
        return (x / n, y / n);
    }

    private void Sides(SKCanvas canvas, int w, int h, (double X, double Y) to)
    {
        double cx = w / 2.0, cy = h / 2.0, reach = (w + h) * .27;
        (double, double) bright = (cx + (to.X * reach), cy + (to.Y * reach)), dark = (cx - (to.X * reach), cy - (to.Y * reach));
        using var paint = new SKPaint { BlendMode = SKBlendMode.SrcATop };
        using var key = Shaders.Linear(bright, dark, [(0, light.Key, .50 * light.KeyK), (.46, light.Key, 0)]);
        paint.Shader = key;
        canvas.DrawPaint(paint);
        using var shade = Shaders.Linear(bright, dark, [(0, light.Shade, 0), (.4, light.Shade, 0), (1, light.Shade, .80 * light.ShadeK)]);
        paint.Shader = shade;
        canvas.DrawPaint(paint);
    }

    private void Air(SKCanvas canvas, Cast cast)
    {
        var air = Clamp(light.Air(Clamp(.35 + (.65 * cast.Z * Math.Min(1, cast.Scale + .15)))) * .8, 0, .5);
        if (air <= .02) return;
        using var paint = new SKPaint { BlendMode = SKBlendMode.SrcATop, Color = Argb(light.Haze, air) };
        canvas.DrawPaint(paint);
    }

    private void Rim(SKCanvas canvas, SKImage raw, (double X, double Y) to, Ramp ramp, double scale)
    {
        var width = clip.Style.Flat ? 1 : Math.Max(.9, 1.25 * clip.Camera.K * scale * .8);
        using var over = new SKPaint
        {
            BlendMode = SKBlendMode.SrcATop, ColorF = new SKColorF(0, 0, 0, (float)Clamp((light.KeyK * 1.15) + (light.Moon ? .1 : 0))),
        };
        using var tint = SKColorFilter.CreateBlendMode(Argb(Mix(light.Key, ramp.Light, .25)), SKBlendMode.SrcIn);
        using var tinted = new SKPaint { ColorFilter = tint };
        using var away = new SKPaint { BlendMode = SKBlendMode.DstOut };
        canvas.SaveLayer(over);
        canvas.DrawImage(raw, 0, 0, Exact, tinted);
        canvas.DrawImage(raw, (float)(-to.X * width), (float)(-to.Y * width), Smoothed, away);
        canvas.Restore();
    }

    // Ink and pencil: a line round the whole subject.
    private void Contour(SKCanvas canvas, SKImage raw)
    {
        var width = Math.Max(.8, (clip.Style.Name == "ink" ? .95 : .75) * clip.Camera.K * .62);
        using var tint = SKColorFilter.CreateBlendMode(Argb(clip.Style.Ink, clip.Style.LineA), SKBlendMode.SrcIn);
        using var tinted = new SKPaint { ColorFilter = tint };
        using var under = new SKPaint { BlendMode = SKBlendMode.DstOver };
        canvas.SaveLayer(under);
        for (var i = 0; i < 8; i++)
            canvas.DrawImage(raw, (float)(width * Math.Cos(Tau * i / 8)), (float)(width * Math.Sin(Tau * i / 8)), Smoothed, tinted);
        canvas.Restore();
    }
}
