using System.Text.Json;
using SkiaSharp;
using SoraCollab.Training.Tests.Captions;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Tests.World;

/// <summary>One frame of a clip as the world's first implementation drew it.</summary>
public sealed record ReferenceFrame(string File, int Width, int Height, int Frames, double Fps, int Frame, ReferenceScene.Attributes Scene)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "World", "Frames");

    public static ReferenceFrame Of(string file) => JsonSerializer.Deserialize<ReferenceFrame[]>(
        System.IO.File.ReadAllText(Path.Combine(Folder, "frames.json")), Json)!.Single(frame => frame.File == file);

    public Clip ToClip() => new(new Scene(
        Scene.Setting, Scene.Time, Scene.Weather, Scene.A, Scene.B, Scene.Relation, Scene.Camera, Scene.Style, Scene.Shot, Scene.Seed),
        Width, Height, Frames, Fps);

    /// <summary>The peak signal to noise ratio of a picture [height, width, 3] against it, in dB; infinite where they are the same.</summary>
    public double Psnr(byte[] picture)
    {
        using var expected = SKBitmap.Decode(Path.Combine(Folder, File));
        Assert.Equal((Width, Height), (expected.Width, expected.Height));
        var squares = 0L;
        for (var i = 0; i < Width * Height; i++)
        {
            var colour = expected.GetPixel(i % Width, i / Width);
            int red = colour.Red - picture[i * 3], green = colour.Green - picture[(i * 3) + 1], blue = colour.Blue - picture[(i * 3) + 2];
            squares += (red * red) + (green * green) + (blue * blue);
        }
        return 10 * Math.Log10(255.0 * 255 * picture.Length / squares);
    }
}
