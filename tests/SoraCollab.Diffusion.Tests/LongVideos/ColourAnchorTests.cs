using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.LongVideos;

namespace SoraCollab.Diffusion.Tests.LongVideos;

public sealed class ColourAnchorTests
{
    private static readonly LatentShape Shape = new(2, 6, 4, 4);

    [Fact]
    public void Apply_DriftedFrames_ComeBackMoreTheFartherTheyAre()
    {
        float[] latents = Drifted();
        (float Mean, float Deviation)[] anchor = ColourAnchor.Measure(latents, Shape, 0, 3);
        double[] before = [.. Enumerable.Range(3, 3).Select(frame => Off(latents, frame, anchor))];

        ColourAnchor.Apply(latents, Shape, 3, 6, anchor, 1, backwards: false);

        double[] after = [.. Enumerable.Range(3, 3).Select(frame => Off(latents, frame, anchor))];
        Assert.All(after.Zip(before), pair => Assert.True(pair.First < pair.Second));
        Assert.True(after[2] < after[1] && after[1] < after[0]);
        Assert.InRange(after[2], 0, 0.5);
    }

    [Fact]
    public void Apply_NoStrength_ChangesNothing()
    {
        float[] latents = Drifted();
        float[] kept = [.. latents];

        ColourAnchor.Apply(latents, Shape, 3, 6, ColourAnchor.Measure(latents, Shape, 0, 3), 0, backwards: true);

        Assert.Equal(kept, latents);
    }

    private static float[] Drifted()
    {
        var latents = new float[Shape.ValueCount];
        LatentNoise.Fill(1, NoiseStream.Preview, 0, latents);
        for (int channel = 0; channel < Shape.Channels; channel++)
        {
            foreach (ref float value in latents.AsSpan(((channel * Shape.Frames) + 3) * 16, 3 * 16))
            {
                value = (value * 1.3f) + 2;
            }
        }

        return latents;
    }

    private static double Off(float[] latents, int frame, (float Mean, float Deviation)[] anchor) =>
        ColourAnchor.Measure(latents, Shape, frame, frame + 1).Zip(anchor, (own, target) => Math.Abs(own.Mean - target.Mean)).Average();
}
