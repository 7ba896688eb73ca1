using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Models;

namespace SoraCollab.Diffusion.Tests.LongVideos;

public sealed class LatentTonesTests
{
    private static readonly LatentShape Shape = new(64, 6, 3, 4);

    private readonly LatentTones tones = new(new LatentPreview(Map()));

    [Theory]
    [InlineData(0.05, 1.15)]
    [InlineData(-0.08, 0.9)]
    [InlineData(0, 1.1)]
    public void Apply_OtherTones_ComeNearTheGoalAtTheFarEnd(double lift, double gain)
    {
        float[] latents = Latents();
        (double luminance, double saturation) = tones.Measure(latents, Shape, 3, 6);

        tones.Apply(latents, Shape, 3, 6, (luminance + lift, saturation * gain), 1, backwards: false);

        (double made, double coloured) = tones.Measure(latents, Shape, 5, 6);
        (double plain, double paler) = tones.Measure(Latents(), Shape, 5, 6);
        Assert.Equal(plain + lift, made, 0.01);
        Assert.Equal(paler * gain, coloured, 0.02);
    }

    [Fact]
    public void Apply_FramesFarther_ChangeMore()
    {
        float[] latents = Latents(), before = Latents();

        tones.Apply(latents, Shape, 0, 6, (0.6, 0.5), 1, backwards: true);

        double[] changes = [.. Enumerable.Range(0, 6).Select(frame => Change(before, latents, frame))];
        Assert.Equal(changes.OrderDescending(), changes);
        Assert.True(changes[5] > 0);
    }

    [Fact]
    public void Apply_NoStrengthOrNothingToChange_ChangesNothing()
    {
        float[] latents = Latents();

        tones.Apply(latents, Shape, 0, 6, (0.9, 0.9), 0, backwards: false);
        Assert.Equal(Latents(), latents);

        tones.Apply(latents, Shape, 0, 6, tones.Measure(latents, Shape, 0, 6), 1, backwards: false);
        Assert.All(latents.Zip(Latents()), pair => Assert.Equal(pair.Second, pair.First, 1e-4f));
    }

    private static float[] Latents()
    {
        var latents = new float[Shape.ValueCount];
        LatentNoise.Fill(2, NoiseStream.Preview, 0, latents);
        return latents;
    }

    private static PreviewMap Map()
    {
        var weights = new float[Shape.Channels * 12];
        LatentNoise.Fill(3, NoiseStream.Preview, 0, weights);
        return new PreviewMap { PatchSize = 2, Weights = [.. weights.Select(weight => weight * 0.03f).Chunk(12)], Bias = new float[12] };
    }

    private static double Change(float[] before, float[] after, int frame) =>
        LatentFrames.Slice(before, Shape, frame, 1).Zip(LatentFrames.Slice(after, Shape, frame, 1), (first, second) => Math.Abs(first - second)).Sum();
}
