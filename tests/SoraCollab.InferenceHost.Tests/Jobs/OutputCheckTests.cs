using SoraCollab.Diffusion.Latents;
using SoraCollab.InferenceHost.Jobs;

namespace SoraCollab.InferenceHost.Tests.Jobs;

public sealed class OutputCheckTests
{
    private const int Width = 32, Height = 20, Frames = 4;

    [Theory]
    [InlineData("gradient", true)]
    [InlineData("blocks", true)]
    [InlineData("grey", false)]
    [InlineData("noise", false)]
    [InlineData("half noise", false)]
    public void Passes_Prediction_TellsPicturesFromNone(string kind, bool expected) => Assert.Equal(expected, OutputCheck.Passes(Clip(kind)));

    [Theory]
    [InlineData(4, 10, false)]
    [InlineData(5, 10, true)]
    [InlineData(10, 10, true)]
    [InlineData(1, 1, true)]
    [InlineData(0, 0, false)]
    public void IsDue_Step_IsHalfway(int step, int count, bool expected) => Assert.Equal(expected, OutputCheck.IsDue(step, count));

    private static PreviewClip Clip(string kind)
    {
        var random = new Random(7);
        var rgb = new byte[Frames * Width * Height * 3];
        for (var i = 0; i < Frames * Width * Height; i++)
        {
            var (x, y, frame) = (i % Width, i / Width % Height, i / (Width * Height));
            var value = kind switch
            {
                "gradient" => (byte)(x * 4 + y * 3 + frame),
                "blocks" => (byte)((x / 8 + y / 5) % 2 * 180),
                "grey" => (byte)128,
                "half noise" when frame >= Frames / 2 => (byte)(x * 8),
                _ => (byte)random.Next(256),
            };
            rgb.AsSpan(i * 3, 3).Fill(value);
        }

        return new PreviewClip(Width, Height, Frames, rgb);
    }
}
