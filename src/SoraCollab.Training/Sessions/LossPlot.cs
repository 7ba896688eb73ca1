using System.Globalization;
using SkiaSharp;
using SoraCollab.Training.Evaluation;

namespace SoraCollab.Training.Sessions;

/// <summary>The curves of a run's log in a picture, each over its own range, with the range written beside its name.</summary>
internal static class LossPlot
{
    private const int Width = 960;
    private const int RowHeight = 160;
    private const int Margin = 12;
    private const int Legend = 22;

    /// <param name="reports">From <see cref="RunLog.Read"/>.</param>
    /// <param name="path">PNG file to write; none is written of fewer than two reports.</param>
    public static void Write(IReadOnlyList<Dictionary<string, double>> reports, string path)
    {
        string[] names = [.. reports.SelectMany(report => report.Keys).Distinct().Where(name => name is not ("step" or "seconds"))];
        if (reports.Count < 2 || names.Length == 0)
        {
            return;
        }

        using var bitmap = new SKBitmap(Width, names.Length * RowHeight, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        for (var row = 0; row < names.Length; row++)
        {
            Draw(canvas, names[row], [.. reports.Where(report => report.ContainsKey(names[row])).Select(report => (report["step"], report[names[row]]))], row * RowHeight);
        }

        using var file = File.Create(path);
        bitmap.Encode(file, SKEncodedImageFormat.Png, 100);
    }

    private static void Draw(SKCanvas canvas, string name, (double Step, double Value)[] points, float top)
    {
        var (least, most) = (points.Min(point => point.Value), points.Max(point => point.Value));
        var (first, last) = (points[0].Step, points[^1].Step);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        using var line = new SKPaint { Color = new SKColor(0x2a, 0x6f, 0xb0), IsAntialias = true, IsStroke = true, StrokeWidth = 1.5f };
        using var grid = new SKPaint { Color = new SKColor(0xdd, 0xdd, 0xdd), IsStroke = true };
        using var font = Lettering.Font(12);
        canvas.DrawText(
            string.Create(CultureInfo.InvariantCulture, $"{name}: {least:G4} to {most:G4}, last {points[^1].Value:G4}; steps {first:F0} to {last:F0}"),
            Margin,
            top + Legend - 6,
            SKTextAlign.Left,
            font,
            ink);
        var frame = new SKRect(Margin, top + Legend, Width - Margin, top + RowHeight - Margin);
        canvas.DrawRect(frame, grid);
        using var curve = new SKPathBuilder();
        for (var i = 0; i < points.Length; i++)
        {
            var x = frame.Left + (float)((points[i].Step - first) / Math.Max(1, last - first) * frame.Width);
            var y = frame.Bottom - (float)((points[i].Value - least) / Math.Max(1e-12, most - least) * frame.Height);
            if (i == 0)
            {
                curve.MoveTo(x, y);
            }
            else
            {
                curve.LineTo(x, y);
            }
        }

        using var drawn = curve.Detach();
        canvas.DrawPath(drawn, line);
    }
}
