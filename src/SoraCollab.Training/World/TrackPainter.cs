using SkiaSharp;

namespace SoraCollab.Training.World;

/// <summary>Rails or a track under a vehicle in open country: drawn across the whole frame so that nothing floats.</summary>
internal sealed class TrackPainter(ClipStage clip)
{
    public void Draw(SKCanvas canvas, Pen pen, Cast cast, double t)
    {
        if (!Needed(cast) || cast.Actor.Motion is "toward" or "away") return;
        canvas.Save();
        var m = clip.Camera.Matrix(cast.Z, t);
        canvas.Concat(in m);
        var y = cast.GroundY(cast.At(0).Pose);
        if (cast.Home == "rail") Rails(pen, y, cast.Scale);
        else Track(pen, y, cast.Scale);
        canvas.Restore();
    }

    private bool Needed(Cast cast)
    {
        var setting = clip.Scene.Setting;
        if (cast.Home == "rail" && Casting.HasRails(setting)) return true;
        return setting is not ("avenue" or "valley") && cast.Home is "rail" or "road" && cast.Stage.Decal is "road" or "";
    }

    private void Rails(Pen p, double y, double s)
    {
        var (light, b) = (clip.Light, clip.Build);
        var bed = light.Ground((150, 134, 118), 1, .7);
        p.Poly(bed, [(b.X0 - 9, y - (1.4 * s)), (b.X1 + 9, y - (1.4 * s)), (b.X1 + 9, y + (4.4 * s)), (b.X0 - 9, y + (4.4 * s))], line: false);
        var sleeper = Colour.Mix(bed, light.Near, .5);
        for (var x = b.X0; x < b.X1; x += 8 * s)
        {
            p.Poly(sleeper, [(x, y - (.4 * s)), (x + (3.4 * s), y - (.4 * s)), (x + (2.8 * s), y + (2.8 * s)), (x - (.6 * s), y + (2.8 * s))],
                line: false);
        }
        var steel = Colour.Mix(light.Near, light.Key, .4);
        p.Rect(steel, b.X0 - 9, y + (.1 * s), b.X1 - b.X0 + 18, .8 * s, line: false);
        p.Rect(steel, b.X0 - 9, y + (2 * s), b.X1 - b.X0 + 18, .8 * s, line: false);
    }

    private void Track(Pen p, double y, double s)
    {
        var (w, b) = (clip.Camera.W, clip.Build);
        p.Blob(clip.Light.Ground((176, 152, 122), 1, .8),
            [
                (b.X0 - 20, y - (3.4 * s), 1), (w * .3, y - (2.6 * s)), (w * .7, y - (3.2 * s)), (b.X1 + 20, y - (2.4 * s), 1),
                (b.X1 + 20, y + (6.4 * s), 1), (w * .6, y + (5.2 * s)), (w * .3, y + (6 * s)), (b.X0 - 20, y + (5.4 * s), 1),
            ], k: .9, a: .75, line: false);
    }
}
