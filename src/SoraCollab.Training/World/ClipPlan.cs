using SkiaSharp;
using SoraCollab.Training.World.Settings;

namespace SoraCollab.Training.World;

/// <summary>
/// The order in which a clip's frames are drawn. Neighbouring static layers are drawn once into one picture: all of them
/// when the camera stands, those of nearly the same depth when it moves.
/// </summary>
internal sealed class ClipPlan : IDisposable
{
    private readonly ClipStage clip;
    private readonly bool blurred;
    private readonly List<PlanStep> steps = [];

    public ClipPlan(ClipStage clip, IReadOnlyList<Cast> cast, bool weatherBehind)
    {
        this.clip = clip;
        // A face is close: what is behind it is out of focus.
        blurred = clip.Style.Name is "painted" or "nightlit" && cast.Any(one => one.Home == "frame");
        var run = new List<Layer>();
        var alike = clip.Camera.Moving ? .07 : 9;
        for (var i = 0; i < clip.Build.Items.Count; i++)
        {
            switch (clip.Build.Items[i])
            {
                case Stage stage when cast.Any(one => one.Index == i):
                    Flush(run);
                    steps.Add(new PlanStep(stage.Z, Stage: i));
                    break;
                case Layer { Weather: true } layer when weatherBehind:
                    Flush(run);
                    steps.Add(new PlanStep(layer.Z));
                    break;
                case Layer { Weather: true }:
                    break;
                case Layer { DrawAt: { } draw } layer:
                    Flush(run);
                    steps.Add(new PlanStep(layer.Z, Moving: draw));
                    break;
                case Layer layer:
                    if (run.Count > 0 && (Math.Abs(layer.Z - run[0].Z) > alike || layer.Drift != run[0].Drift)) Flush(run);
                    run.Add(layer);
                    break;
            }
        }
        Flush(run);
    }

    public IReadOnlyList<PlanStep> Steps => steps;

    public void Dispose()
    {
        foreach (var step in steps) step.Picture?.Dispose();
    }

    private void Flush(List<Layer> run)
    {
        if (run.Count == 0) return;
        steps.Add(new PlanStep(run.Sum(layer => layer.Z) / run.Count, Picture: Picture(run)));
        run.Clear();
    }

    private CachedLayer Picture(List<Layer> layers)
    {
        var build = clip.Build;
        var k = clip.Camera.K * clip.Camera.MaxZoom;
        var spare = layers[0].Drift != 0 ? 18 : 0;
        double x0 = build.X0 - spare, y0 = build.Y0;
        using var surface = Surfaces.Create(
            (int)Math.Ceiling((build.X1 - build.X0 + (2 * spare)) * k) + 1, (int)Math.Ceiling((build.Y1 - build.Y0) * k) + 1);
        var canvas = surface.Canvas;
        canvas.Scale((float)k, (float)k);
        canvas.Translate((float)-x0, (float)-y0);
        using var pen = new Pen(canvas, clip.Style);
        foreach (var layer in layers)
        {
            using var filter = FilterOf(layer);
            if (filter is null)
            {
                layer.Draw!(pen);
                continue;
            }
            using var paint = new SKPaint { ImageFilter = filter };
            canvas.SaveLayer(paint);
            layer.Draw!(pen);
            canvas.Restore();
        }
        return new CachedLayer(surface.Snapshot(), x0, y0, k, layers[0].Drift);
    }

    // Out of focus, or a sheet of paper with its shadow.
    private SKImageFilter? FilterOf(Layer layer)
    {
        if (blurred)
        {
            var radius = (float)(1.3 * clip.Camera.K);
            return SKImageFilter.CreateBlur(radius, radius, SKShaderTileMode.Clamp);
        }
        if (!clip.Style.Flat || layer.Z <= .07) return null;
        return SKImageFilter.CreateDropShadow(
            (float)(-1.1 * (clip.Light.SunX > .5 ? 1 : -1)), -1.8f, 2.2f, 2.2f, Colour.Argb((20, 16, 30), .34));
    }
}
