using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.Tests.Latents;

public sealed class LatentNoiseTests
{
    // From an independent implementation that reproduces the known answers of the Random123 library's own tests.
    private static readonly uint[] KnownBits = [0x3DE16BED, 0xBF4D97EC, 0xC00E4DB4, 0x3E9A0FB4, 0xBEC317B0, 0x3F4B1BEB];

    [Fact]
    public void Fill_KnownSeed_GivesTheSameBitsForever()
    {
        var values = new float[6];

        LatentNoise.Fill(0x0123456789ABCDEF, NoiseStream.Initial, 0, values);

        Assert.Equal(KnownBits, values.Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void Fill_ManyValues_AreStandardNormal()
    {
        var values = new float[1 << 20];

        LatentNoise.Fill(7, NoiseStream.Initial, 0, values);

        double mean = values.Average(value => (double)value);
        double variance = values.Average(value => (value - mean) * (value - mean));
        double fourth = values.Average(value => Math.Pow(value - mean, 4)) / (variance * variance);
        double neighbours = values.Zip(values.Skip(1), (a, b) => (double)a * b).Average();
        Assert.InRange(mean, -0.005, 0.005);
        Assert.InRange(variance, 0.995, 1.005);
        Assert.InRange(fourth, 2.97, 3.03);
        Assert.InRange(neighbours, -0.005, 0.005);
        Assert.InRange(values.Max(), 4.2, 6.7);
    }

    [Fact]
    public void Fill_OtherSeedStreamOrDraw_GivesOtherValues()
    {
        var seen = new HashSet<float>();
        foreach ((ulong seed, NoiseStream stream, int draw) in new[]
        {
            (1UL, NoiseStream.Initial, 0), (2UL, NoiseStream.Initial, 0), (1UL << 32, NoiseStream.Initial, 0), (1UL, NoiseStream.Decoding, 0), (1UL, NoiseStream.Initial, 1),
        })
        {
            var values = new float[4];
            LatentNoise.Fill(seed, stream, draw, values);
            Assert.All(values, value => Assert.True(seen.Add(value)));
        }
    }

    [Fact]
    public void Fill_ShorterSpan_IsABeginningOfTheLonger()
    {
        var shorter = new float[5];
        var longer = new float[11];

        LatentNoise.Fill(3, NoiseStream.Initial, 0, shorter);
        LatentNoise.Fill(3, NoiseStream.Initial, 0, longer);

        Assert.Equal(shorter, longer[..5]);
    }
}

