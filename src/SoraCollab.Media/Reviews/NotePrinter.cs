using SkiaSharp;
using SoraCollab.Core.Reviews;

namespace SoraCollab.Media.Reviews;

/// <summary>Prints notes as a PDF of A4 pages: each note with the picture of its frame, what is drawn on it, and the words.</summary>
/// <remarks>Skia embeds the letters that are used. Safe for concurrent use.</remarks>
public static class NotePrinter
{
    private const float PageWidth = 595, PageHeight = 842, Margin = 42;
    private const float TextWidth = PageWidth - (2 * Margin), MostPicture = 230;
    // More than a hundred keeps pictures as they are; what is left unset would be the poorest JPEG.
    private const int Lossless = 101;
    private const float HeadLength = 0.028f;
    private static readonly SKColor Ink = new(0x18, 0x18, 0x1c), Grey = new(0x62, 0x62, 0x6c), Mark = new(0xd6, 0x33, 0x6c);

    /// <summary>Writes the pages.</summary>
    /// <param name="title">The film's title, at the head of the first page.</param>
    /// <param name="sheets">The notes, in their order; none gives one page that says so.</param>
    /// <param name="output">Where the PDF goes; stays open.</param>
    /// <exception cref="Tools.MediaToolException">This machine has no typeface.</exception>
    public static void Print(string title, IEnumerable<NoteSheet> sheets, Stream output)
    {
        using var face = Lettering.Face();
        using var document = SKDocument.CreatePdf(output, new SKDocumentPdfMetadata { Title = title, Creator = "SoraCollab", RasterDpi = SKDocument.DefaultRasterDpi, EncodingQuality = Lossless });
        using var page = new Page(document, face);
        page.Write(title, 20, Ink);
        page.Gap(8);
        var isEmpty = true;
        foreach (var sheet in sheets)
        {
            isEmpty = false;
            using var picture = sheet.Picture is { } bytes ? SKImage.FromEncodedData(bytes) : null;
            var size = SizeOf(picture);
            // A note's head stands with its picture.
            page.Need(size.Height + 60);
            page.Write($"{sheet.Subject}  ·  {sheet.Time}", 12, Ink);
            page.Write($"{sheet.Author}{(sheet.IsResolved ? "  ·  resolved" : "")}", 9, Grey);
            if (picture is not null) page.Draw(picture, size, sheet.Drawing);
            if (sheet.Words.Length > 0) page.Write(sheet.Words, 11, Ink);
            foreach (var (author, words) in sheet.Replies) page.Write($"{author}: {words}", 10, Grey);
            page.Gap(20);
        }

        if (isEmpty) page.Write("There are no notes.", 11, Grey);
        page.Close();
        document.Close();
    }

    private static SKSize SizeOf(SKImage? picture)
    {
        if (picture is null) return SKSize.Empty;
        var scale = Math.Min(TextWidth / picture.Width, MostPicture / picture.Height);
        return new SKSize(picture.Width * scale, picture.Height * scale);
    }

    private sealed class Page(SKDocument document, SKTypeface face) : IDisposable
    {
        private SKCanvas? canvas;
        private float y;

        public void Need(float height)
        {
            if (canvas is not null && y + height <= PageHeight - Margin) return;
            Close();
            (canvas, y) = (document.BeginPage(PageWidth, PageHeight), Margin);
        }

        public void Gap(float height) => y += height;

        public void Write(string text, float size, SKColor colour)
        {
            using var font = new SKFont(face, size);
            using var paint = new SKPaint { Color = colour, IsAntialias = true };
            foreach (var line in Lines(text, font))
            {
                Need(size * 1.4f);
                y += size * 1.4f;
                canvas!.DrawText(line, Margin, y, SKTextAlign.Left, font, paint);
            }
        }

        public void Draw(SKImage picture, SKSize size, IReadOnlyList<Stroke> drawing)
        {
            y += 8;
            canvas!.DrawImage(picture, SKRect.Create(Margin, y, size.Width, size.Height), new SKSamplingOptions(SKCubicResampler.Mitchell));
            using var font = new SKFont(face, 11);
            using var pen = new SKPaint { Color = Mark, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 2, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };
            using var ink = new SKPaint { Color = Mark, IsAntialias = true };
            SKPoint Place(StrokePoint point) => new(Margin + ((float)point.X * size.Width), y + ((float)point.Y * size.Height));
            foreach (var stroke in drawing)
            {
                var points = stroke.Points.Select(Place).ToArray();
                var (first, last) = (points[0], points[^1]);
                var box = new SKRect(Math.Min(first.X, last.X), Math.Min(first.Y, last.Y), Math.Max(first.X, last.X), Math.Max(first.Y, last.Y));
                switch (stroke.Kind)
                {
                    case StrokeKind.Pen: canvas.DrawPoints(SKPointMode.Polygon, points, pen); break;
                    case StrokeKind.Box: canvas.DrawRect(box, pen); break;
                    case StrokeKind.Ellipse: canvas.DrawOval(box, pen); break;
                    case StrokeKind.Text: canvas.DrawText(stroke.Words, first.X, first.Y, SKTextAlign.Left, font, ink); break;
                    case StrokeKind.Arrow:
                        canvas.DrawLine(first, last, pen);
                        var (angle, head) = (Math.Atan2(last.Y - first.Y, last.X - first.X), HeadLength * size.Width);
                        foreach (var turn in new[] { 0.5, -0.5 })
                            canvas.DrawLine(last, new SKPoint(last.X - (float)(head * Math.Cos(angle + turn)), last.Y - (float)(head * Math.Sin(angle + turn))), pen);
                        break;
                }
            }

            y += size.Height + 4;
        }

        public void Close()
        {
            if (canvas is null) return;
            document.EndPage();
            canvas = null;
        }

        public void Dispose() => Close();

        // Words fill a line; one that is longer than a line is cut where it must be.
        private static IEnumerable<string> Lines(string text, SKFont font)
        {
            foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
            {
                var line = "";
                foreach (var word in paragraph.Split(' '))
                {
                    var longer = line.Length == 0 ? word : $"{line} {word}";
                    if (font.MeasureText(longer) <= TextWidth)
                    {
                        line = longer;
                        continue;
                    }

                    if (line.Length > 0) yield return line;
                    line = word;
                    while (font.MeasureText(line) > TextWidth)
                    {
                        var fits = Math.Max(1, font.BreakText(line, TextWidth));
                        if (char.IsHighSurrogate(line[fits - 1]) && fits > 1) fits--;
                        yield return line[..fits];
                        line = line[fits..];
                    }
                }

                yield return line;
            }
        }
    }
}
