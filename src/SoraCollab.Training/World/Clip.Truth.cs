using System.Runtime.InteropServices;
using SkiaSharp;

namespace SoraCollab.Training.World;

public sealed partial class Clip
{
    /// <summary>Where each subject is at second t, in the scene's order.</summary>
    public IReadOnlyList<SubjectTruth> Truth(double t)
    {
        using var erase = new SKPaint { BlendMode = SKBlendMode.DstOut };
        return [.. cast.Select(one => Truth(one, t, erase))];
    }

    private SubjectTruth Truth(Cast subject, double t, SKPaint erase)
    {
        using var surface = Surfaces.Create(width, height);
        using var pen = new Pen(surface.Canvas, stage.Style);
        using var sprite = sprites.Draw(subject, t, width, height);
        surface.Canvas.DrawImage(sprite.Raw, sprite.X, sprite.Y, new SKSamplingOptions(SKFilterMode.Nearest), null);
        var reached = false;
        foreach (var step in plan.Steps)
        {
            surface.Canvas.Save();
            if (step.Stage == subject.Index)
            {
                reached = true;
                foreach (var other in cast.Where(other => other != subject && other.Index == step.Stage && other.At(t).Y > subject.At(t).Y))
                    Erase(surface.Canvas, other, t, erase);
            }
            else if (reached) Cover(surface.Canvas, pen, step, t, erase);
            surface.Canvas.Restore();
        }
        var next = sprites.Place(subject, t + (1 / fps)).Matrix.MapPoint(0, 0);
        var anchor = sprite.Matrix.MapPoint(0, 0);
        var (x0, y0, x1, y1) = subject.Subject.Box;
        var box = sprite.Matrix.MapRect(Shapes.Ltrb(x0, y0, x1, y1));
        return new SubjectTruth(
            subject.Actor, Alpha(surface), (box.Left, box.Top, box.Right, box.Bottom), (anchor.X, anchor.Y),
            (next.X - anchor.X, next.Y - anchor.Y), subject.Scale * sprite.Pose.S * stage.Camera.K, subject.Z);
    }

    // What is nearer than the subject hides it.
    private void Cover(SKCanvas canvas, Pen pen, PlanStep step, double t, SKPaint erase)
    {
        if (step.Picture is { } picture) Picture(canvas, picture, step.Z, t, erase);
        else if (step.Moving is { } draw)
        {
            canvas.SaveLayer(erase);
            var m = stage.Camera.Matrix(step.Z, t);
            canvas.Concat(in m);
            draw(pen, t);
            canvas.Restore();
        }
        else if (step.Stage is { } index)
        {
            foreach (var other in cast.Where(other => other.Index == index)) Erase(canvas, other, t, erase);
        }
    }

    private void Erase(SKCanvas canvas, Cast other, double t, SKPaint erase)
    {
        using var sprite = sprites.Draw(other, t, width, height);
        canvas.DrawImage(sprite.Raw, sprite.X, sprite.Y, new SKSamplingOptions(SKFilterMode.Nearest), erase);
    }

    private static byte[] Alpha(SKSurface surface)
    {
        using var pixels = surface.PeekPixels() ?? throw new InvalidOperationException("Skia gave no pixels of its surface.");
        var source = MemoryMarshal.AsBytes(pixels.GetPixelSpan<uint>());
        var mask = new byte[source.Length / 4];
        for (var i = 0; i < mask.Length; i++) mask[i] = source[(i * 4) + 3];
        return mask;
    }
}
