using SkiaSharp;

namespace SoraCollab.Training.World;

/// <summary>What lies on top of every frame and never moves: darker corners, or bare paper at the edges and pencil hatching.</summary>
internal sealed class Overlay : IDisposable
{
    private readonly SKImage edges;
    private readonly SKImage? hatching;
    private readonly SKPaint overlaying = new() { BlendMode = SKBlendMode.Overlay, ColorF = new SKColorF(0, 0, 0, .38f) };

    public Overlay(int width, int height, PenStyle style, double k, int seed)
    {
        edges = Edges(width, height, style.Drawn);
        if (style.Name == "pencil") hatching = Hatching(width, height, k, seed);
    }

    public void Draw(SKCanvas canvas)
    {
        if (hatching is not null) canvas.DrawImage(hatching, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest), overlaying);
        canvas.DrawImage(edges, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest), null);
    }

    public void Dispose()
    {
        edges.Dispose();
        hatching?.Dispose();
        overlaying.Dispose();
    }

    private static SKImage Edges(int w, int h, bool drawn)
    {
        using var surface = Surfaces.Create(w, h);
        Rgb colour = drawn ? (246, 240, 228) : (8, 8, 20);
        Fill(surface.Canvas, Shaders.Radial(w * .5, h * .5, Numbers.Hypot(w, h) * .56,
            [(0, colour, 0), (.62, colour, 0), (1, colour, drawn ? .9 : .32)]));
        if (!drawn) return surface.Snapshot();
        Fill(surface.Canvas, Shaders.Linear((0, 0), (w * .06, 0), [(0, colour, .85), (1, colour, 0)]));
        Fill(surface.Canvas, Shaders.Linear((w, 0), (w * .94, 0), [(0, colour, .85), (1, colour, 0)]));
        Fill(surface.Canvas, Shaders.Linear((0, 0), (0, h * .06), [(0, colour, .85), (1, colour, 0)]));
        Fill(surface.Canvas, Shaders.Linear((0, h), (0, h * .94), [(0, colour, .85), (1, colour, 0)]));
        return surface.Snapshot();
    }

    private static void Fill(SKCanvas canvas, SKShader shader)
    {
        using (shader)
        using (var paint = new SKPaint { Shader = shader })
            canvas.DrawPaint(paint);
    }

    private static SKImage Hatching(int w, int h, double k, int seed)
    {
        using var surface = Surfaces.Create(w, h);
        surface.Canvas.Clear(Colour.Argb((128, 128, 128)));
        var d = 3.6 * k;
        using var paint = new SKPaint
        {
            IsAntialias = true, Color = Colour.Argb((74, 74, 78)), StrokeWidth = (float)(d * .42), Style = SKPaintStyle.Stroke,
        };
        var random = new Mulberry32((uint)seed);
        for (double x = -h; x < w; x += d)
            surface.Canvas.DrawLine((float)(x + (random.Range(-.2, .2) * d)), h, (float)(x + (h * .8)), 0, paint);
        return surface.Snapshot();
    }
}
