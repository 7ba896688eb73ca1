using SkiaSharp;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Evaluation;

/// <summary>A picture with one row for each clip: some of its frames, side by side, its prompt above them.</summary>
internal static class ContactSheet
{
    private const int FramesShown = 5;
    private const int Gap = 4;
    private const int LineHeight = 16;

    /// <param name="clips">Prompt and frames, [frames, height, width, 3] in -1..1.</param>
    /// <param name="columns">Clips side by side.</param>
    /// <param name="path">PNG file to write.</param>
    public static void Write(IReadOnlyList<(string Prompt, Tensor Frames)> clips, int columns, string path)
    {
        var (height, width) = ((int)clips[0].Frames.shape[1], (int)clips[0].Frames.shape[2]);
        var (cellWidth, cellHeight) = ((FramesShown * width) + Gap, height + LineHeight + Gap);
        var rows = (clips.Count + columns - 1) / columns;
        using var sheet = new SKBitmap(columns * cellWidth, rows * cellHeight, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(sheet);
        using var font = Lettering.Font(11);
        using var ink = new SKPaint { Color = SKColors.Black };
        canvas.Clear(SKColors.White);
        for (var clip = 0; clip < clips.Count; clip++)
        {
            var (left, top) = (clip % columns * cellWidth, clip / columns * cellHeight);
            canvas.DrawText(clips[clip].Prompt, left + 2, top + LineHeight - 4, SKTextAlign.Left, font, ink);
            var last = clips[clip].Frames.shape[0] - 1;
            for (var shown = 0; shown < FramesShown; shown++)
            {
                using var frame = Picture(clips[clip].Frames[shown * last / (FramesShown - 1)]);
                canvas.DrawBitmap(frame, left + (shown * width), top + LineHeight, new SKSamplingOptions(SKFilterMode.Nearest));
            }
        }

        using var file = File.Create(path);
        sheet.Encode(file, SKEncodedImageFormat.Png, 100);
    }

    private static SKBitmap Picture(Tensor frame)
    {
        using var scope = NewDisposeScope();
        var bytes = frame.add(1).mul(127.5).round().clamp(0, 255).to(ScalarType.Byte).contiguous().bytes;
        var picture = new SKBitmap((int)frame.shape[1], (int)frame.shape[0], SKColorType.Rgba8888, SKAlphaType.Opaque);
        var pixels = picture.GetPixelSpan();
        for (var i = 0; i < bytes.Length / 3; i++)
        {
            bytes.Slice(i * 3, 3).CopyTo(pixels[(i * 4)..]);
            pixels[(i * 4) + 3] = 255;
        }

        return picture;
    }
}
