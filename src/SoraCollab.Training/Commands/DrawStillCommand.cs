using SkiaSharp;
using SoraCollab.Training.Captions;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Commands;

/// <summary>Draws one frame of a scene of the world into a picture: for looking at it, and for the studio's own pictures.</summary>
public sealed class DrawStillCommand : ICommand
{
    private const int Frames = 25;
    private const double FramesPerSecond = 14;
    private const int Quality = 88;

    /// <inheritdoc/>
    public string Name => "draw-still";

    /// <inheritdoc/>
    public string Summary => "--out FILE.jpg --caption \"a red sailboat on the sea at dawn\" [--seed N] [--width N] [--height N] [--at 0..1]: one frame of the world";

    /// <inheritdoc/>
    public async Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        var path = options.Required("out");
        var caption = options.Required("caption");
        var seed = options.Integer("seed", 1);
        var width = options.Integer("width", 512, 16, 4096);
        var height = options.Integer("height", 512, 16, 4096);
        var at = options.Number("at", 0.5, 0, 1);
        options.RefuseOthers();

        using var clip = new Clip(SceneOf(caption, seed), width, height, Frames, FramesPerSecond);
        using var bitmap = ToBitmap(clip.Frame(at * Frames / FramesPerSecond), width, height);
        using var picture = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        await File.WriteAllBytesAsync(path, picture.ToArray(), cancellationToken);
        return 0;
    }

    /// <summary>The scene that a caption states; what it leaves open is drawn by the seed.</summary>
    private static Scene SceneOf(string caption, int seed)
    {
        var stated = CaptionParser.Parse(caption);
        string? Find(SceneAttribute attribute) => stated.GetValueOrDefault(attribute);
        var scene = new SceneSampler(WorldPart.Everything).Next(new Mulberry32((uint)seed), Find(SceneAttribute.SubjectA), Find(SceneAttribute.Setting));
        return scene with
        {
            Time = Find(SceneAttribute.Time) ?? scene.Time,
            Weather = Find(SceneAttribute.Weather) ?? scene.Weather,
            Camera = Find(SceneAttribute.Camera) ?? "static",
            Style = Find(SceneAttribute.Style) ?? "painted",
            Shot = Find(SceneAttribute.Shot) ?? scene.Shot,
            A = scene.A with { Color = Find(SceneAttribute.ColorA) ?? scene.A.Color, Motion = Find(SceneAttribute.MotionA) ?? scene.A.Motion },
            B = null,
            Relation = "",
        };
    }

    private static SKBitmap ToBitmap(ReadOnlySpan<byte> rgb, int width, int height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (int source = 0, target = 0; source < rgb.Length; source += 3, target += 4)
        {
            rgb.Slice(source, 3).CopyTo(pixels[target..]);
            pixels[target + 3] = 255;
        }

        return bitmap;
    }
}
