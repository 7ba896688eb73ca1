using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.Tests.Latents;

public sealed class LatentTokensTests
{
    private static readonly LatentShape Shape = new(3, 2, 2, 2);

    [Fact]
    public void Pack_Channels_BecomeTheLastAxis()
    {
        float[] latents = [.. Enumerable.Range(0, Shape.ValueCount).Select(i => (float)i)];
        var tokens = new float[latents.Length];

        LatentTokens.Pack(latents, Shape, tokens);

        Assert.Equal([0, 8, 16, 1, 9, 17], tokens[..6]);
    }

    [Fact]
    public void Unpack_Packed_GivesTheSame()
    {
        float[] latents = [.. Enumerable.Range(0, Shape.ValueCount).Select(i => (float)i)];
        var tokens = new float[latents.Length];
        var back = new float[latents.Length];

        LatentTokens.Pack(latents, Shape, tokens);
        LatentTokens.Unpack(tokens, Shape, back);

        Assert.Equal(latents, back);
    }

    [Fact]
    public void Pack_WrongLength_IsRefused() =>
        Assert.Throws<ArgumentException>(() => LatentTokens.Pack(new float[23], Shape, new float[24]));
}
