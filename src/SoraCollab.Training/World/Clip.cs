using System.Runtime.InteropServices;
using SkiaSharp;
using SoraCollab.Training.World.Settings;
using SoraCollab.Training.World.Subjects;

namespace SoraCollab.Training.World;

/// <summary>
/// A scene as moving pictures: what does not change is drawn once here, what does is drawn for each frame. The same scene
/// and size give the same pixels.
/// </summary>
public sealed partial class Clip : IDisposable
{
    private readonly int width;
    private readonly int height;
    private readonly int frames;
    private readonly double fps;
    private readonly ClipStage stage;
    private readonly IReadOnlyList<Cast> cast;
    private readonly ClipWeather weather;
    private readonly WeatherPainter weatherPainter;
    private readonly SpritePainter sprites;
    private readonly ActorPainter actors;
    private readonly ClipPlan plan;
    private readonly Overlay overlay;

    /// <summary>A clip of the given size in pixels, number of frames and frames a second.</summary>
    /// <exception cref="ArgumentException">The scene has a name that the world does not know, or a subject that has nowhere to be.</exception>
    public Clip(Scene scene, int width, int height, int frames, double fps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 16);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 16);
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(fps, 0);
        (this.width, this.height, this.frames, this.fps) = (width, height, frames, fps);
        var random = new Mulberry32((uint)scene.Seed);
        var camera = new ClipCamera(scene.Camera, width, height, Math.Max(1, frames - 1) / fps);
        stage = Build(scene, camera, random);
        var windSide = random.U() < .5 ? -1 : 1;
        cast = new Casting(stage, random).Place();
        camera.Focus(cast[0]);
        weather = new ClipWeather(stage, new Mulberry32((uint)scene.Seed ^ 0x51ED));
        weatherPainter = new WeatherPainter(stage, weather, windSide);
        sprites = new SpritePainter(stage);
        actors = new ActorPainter(stage, sprites, width, height);
        plan = new ClipPlan(stage, cast, weather.Behind);
        overlay = new Overlay(width, height, stage.Style, camera.K, scene.Seed);
    }

    /// <summary>All frames: bytes [frames, height, width, 3], red first.</summary>
    public byte[] Frames()
    {
        var all = new byte[frames * height * width * 3];
        using var surface = Surfaces.Create(width, height);
        using var pen = new Pen(surface.Canvas, stage.Style);
        for (var f = 0; f < frames; f++)
        {
            Draw(surface.Canvas, pen, f / fps);
            Copy(surface, all.AsSpan(f * height * width * 3, height * width * 3));
        }
        return all;
    }

    /// <summary>The picture at second t: bytes [height, width, 3], red first.</summary>
    public byte[] Frame(double t)
    {
        using var surface = Surfaces.Create(width, height);
        using var pen = new Pen(surface.Canvas, stage.Style);
        Draw(surface.Canvas, pen, t);
        var picture = new byte[height * width * 3];
        Copy(surface, picture);
        return picture;
    }

    public void Dispose()
    {
        plan.Dispose();
        overlay.Dispose();
    }

    private static ClipStage Build(Scene scene, ClipCamera camera, Mulberry32 random)
    {
        var light = Light.Make(scene.Time, scene.Weather, scene.Style, random);
        light.SunX = random.Pick<double>([random.Range(.14, .34), random.Range(.66, .86)]);
        var (x, y) = camera.Margin;
        if (SubjectCatalog.Of(scene.A.Subject).Homes is ["frame"]) (x, y) = (Math.Max(x, 6), Math.Max(y, 6));
        light.Stylise(scene.Style);
        var build = new Build(camera.W, camera.H, light, random, (x, y), (uint)scene.Seed & 0xFFFFFF) { Time = scene.Time };
        SettingCatalog.Of(scene.Setting)(build);
        build.Stage("frame", (camera.H + 3, 1), (camera.H + 5, 1), 1.25);
        return new ClipStage(scene, light, build, camera, PenStyle.Of(scene.Style));
    }

    private void Draw(SKCanvas canvas, Pen pen, double t)
    {
        canvas.ResetMatrix();
        canvas.Clear(Colour.Argb(stage.Light.Sky[3]));
        foreach (var step in plan.Steps)
        {
            canvas.Save();
            Step(canvas, pen, step, t);
            canvas.Restore();
        }
        if (!stage.Build.Indoor)
        {
            canvas.Save();
            canvas.Scale((float)stage.Camera.K, (float)stage.Camera.K);
            weatherPainter.Near(pen, t);
            canvas.Restore();
        }
        var flash = weather.Flash(t);
        if (flash > .02) canvas.DrawColor(Colour.Argb((214, 224, 255), .16 * flash), SKBlendMode.SrcOver);
        overlay.Draw(canvas);
    }

    private void Step(SKCanvas canvas, Pen pen, PlanStep step, double t)
    {
        if (step.Picture is { } picture) Picture(canvas, picture, step.Z, t, null);
        else if (step.Moving is { } draw)
        {
            var m = stage.Camera.Matrix(step.Z, t);
            canvas.Concat(in m);
            draw(pen, t);
        }
        else if (step.Stage is { } index)
        {
            foreach (var one in cast.Where(one => one.Index == index).OrderBy(one => one.At(t).Y)) actors.Draw(canvas, pen, one, t);
        }
        else
        {
            canvas.Scale((float)stage.Camera.K, (float)stage.Camera.K);
            weatherPainter.Far(pen, t, step.Z);
        }
    }

    private void Picture(SKCanvas canvas, CachedLayer layer, double z, double t, SKPaint? paint)
    {
        if (!stage.Camera.Moving && layer is { Drift: 0, X: 0, Y: 0 })
        {
            canvas.DrawImage(layer.Image, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest), paint);
            return;
        }
        var m = stage.Camera.Matrix(z, t);
        canvas.Concat(in m);
        canvas.Translate((float)(layer.X + (layer.Drift * (t - (stage.Camera.T / 2)))), (float)layer.Y);
        canvas.Scale((float)(1 / layer.K), (float)(1 / layer.K));
        canvas.DrawImage(layer.Image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear), paint);
    }

    private void Copy(SKSurface surface, Span<byte> rgb)
    {
        using var pixels = surface.PeekPixels() ?? throw new InvalidOperationException("Skia gave no pixels of its surface.");
        var source = MemoryMarshal.AsBytes(pixels.GetPixelSpan<uint>());
        var (red, blue) = pixels.ColorType == SKColorType.Bgra8888 ? (2, 0) : (0, 2);
        for (int i = 0, o = 0; o < rgb.Length; i += 4, o += 3)
        {
            rgb[o] = source[i + red];
            rgb[o + 1] = source[i + 1];
            rgb[o + 2] = source[i + blue];
        }
    }
}
