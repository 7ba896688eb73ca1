using SoraCollab.Diffusion.Denoisers;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Denoisers;

public sealed class LtxRotaryEmbeddingTests
{
    [Theory]
    [InlineData("ltx/transformer_inner32", 32)]
    [InlineData("ltx/transformer_inner48", 48)]
    public void Fill_Coordinates_EqualGolden(string name, int width)
    {
        using Golden golden = Golden.Load(name);
        float[] coordinates = golden.Floats("video_coords");
        int tokens = coordinates.Length / 6;
        var cosines = new float[tokens * width];
        var sines = new float[tokens * width];

        LtxRotaryEmbedding.Fill(coordinates.AsSpan(0, 3 * tokens), width, cosines, sines);

        Assert.InRange(Closeness.RelativeError(golden.Floats("rope.cos.coords").AsSpan(0, cosines.Length), cosines), 0, 1e-4);
        Assert.InRange(Closeness.RelativeError(golden.Floats("rope.sin.coords").AsSpan(0, sines.Length), sines), 0, 1e-4);
    }

    [Theory]
    [InlineData("ltx/transformer_inner32", 32)]
    [InlineData("ltx/transformer_inner48", 48)]
    public void Fill_Grid_EqualsGolden(string name, int width)
    {
        using Golden golden = Golden.Load(name);
        var shape = new LatentShape(8, 3, 4, 5);
        float[] coordinates = TokenCoordinates.Of(shape, new CompressionRatios(32, 8), 25, CoordinateConvention.Grid);
        var cosines = new float[shape.TokenCount * width];
        var sines = new float[shape.TokenCount * width];

        LtxRotaryEmbedding.Fill(coordinates, width, cosines, sines);

        Assert.InRange(Closeness.RelativeError(golden.Floats("rope.cos.grid").AsSpan(0, cosines.Length), cosines), 0, 1e-4);
        Assert.InRange(Closeness.RelativeError(golden.Floats("rope.sin.grid").AsSpan(0, sines.Length), sines), 0, 1e-4);
    }

    [Fact]
    public void Fill_InnerWidthNoMultipleOfSix_PadsInFront()
    {
        var cosines = new float[32];
        var sines = new float[32];

        LtxRotaryEmbedding.Fill([0.3f, 64, 96], 32, cosines, sines);

        Assert.Equal([1f, 1f], cosines[..2]);
        Assert.Equal([0f, 0f], sines[..2]);
        Assert.Equal(cosines[2], cosines[3]);
    }

    [Theory]
    [InlineData(CoordinateConvention.Grid, new[] { 0f, 0.32f, 0.64f })]
    [InlineData(CoordinateConvention.Causal, new[] { 0f, 0.04f, 0.36f })]
    public void Of_Convention_PlacesLatentFrames(CoordinateConvention convention, float[] seconds)
    {
        float[] coordinates = TokenCoordinates.Of(new LatentShape(1, 3, 1, 2), new CompressionRatios(32, 8), 25, convention);

        Assert.Equal(seconds, new[] { coordinates[0], coordinates[2], coordinates[4] });
        Assert.Equal(new[] { 0f, 0, 0, 0, 0, 0, 0, 32, 0, 32, 0, 32 }, coordinates[6..]);
    }
}
