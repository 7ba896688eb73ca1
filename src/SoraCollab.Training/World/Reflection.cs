using SkiaSharp;

namespace SoraCollab.Training.World;

/// <summary>A subject upside down in the water, in strips that sway and fade; plain: on wet ground, without the sway.</summary>
internal sealed class Reflection(ClipStage clip)
{
    private const int Strip = 2;

    public void Draw(SKCanvas canvas, Sprite sprite, double groundY, double alpha, double t, double phase, bool plain = false)
    {
        var rise = (int)(groundY - sprite.Y);
        var width = sprite.Image.Width;
        var count = (int)Math.Min(rise, 70 * clip.Camera.K);
        using var tint = SKColorFilter.CreateBlendMode(Colour.Argb(clip.Light.Water[1], .38), SKBlendMode.SrcATop);
        using var paint = new SKPaint { ColorFilter = tint };
        for (var j = 0; j < count; j += Strip)
        {
            // A little shorter than the thing itself.
            var y = rise - (j * 1.12);
            if (y < Strip) break;
            paint.ColorF = new SKColorF(0, 0, 0, (float)(alpha * Math.Pow(1 - (j / (count + 1.0)), plain ? 1.8 : 1.2)));
            var sway = plain ? 0 : (.5 + (j * .03)) * Math.Sin((j * .55) + (t * 3.2) + (phase * 9)) * clip.Camera.K;
            canvas.DrawImage(sprite.Image, Shapes.Ltrb(0, Math.Max(0, y - (Strip * 1.12)), width, y),
                Shapes.Xywh(sprite.X + sway, groundY + j, width, Strip), new SKSamplingOptions(SKFilterMode.Linear), paint);
        }
    }
}
