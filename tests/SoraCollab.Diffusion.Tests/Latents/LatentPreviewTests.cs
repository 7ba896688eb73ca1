using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;

namespace SoraCollab.Diffusion.Tests.Latents;

public sealed class LatentPreviewTests
{
    private static readonly PreviewMap Grey = new() { Weights = [[1, 1, 1]], Bias = [0, 0, 0] };

    [Fact]
    public void Draw_LinearMap_ColoursCells()
    {
        var preview = new LatentPreview(new PreviewMap { Weights = [[1, 0, 0], [0, 1, 0]], Bias = [0, 0, 1] });

        PreviewClip clip = preview.Draw([-1, 1, 0.5f, -2], new LatentShape(2, 1, 1, 2));

        Assert.Equal((2, 1, 1), (clip.Width, clip.Height, clip.FrameCount));
        Assert.Equal(new byte[] { 0, 255, 255, 191, 0, 255 }, clip.Rgb24);
    }

    [Fact]
    public void Draw_Patches_LieInRowsAndColumns()
    {
        var preview = new LatentPreview(new PreviewMap { PatchSize = 2, Weights = [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]], Bias = [-1, -1, -1, 1, 1, 1, 0.5f, 0.5f, 0.5f, 0, 0, 0] });

        PreviewClip clip = preview.Draw([0, 0], new LatentShape(1, 1, 1, 2));

        Assert.Equal((4, 2), (clip.Width, clip.Height));
        Assert.Equal(new byte[] { 0, 255, 0, 255, 191, 128, 191, 128 }, clip.Rgb24.Where((_, i) => i % 3 == 0));
    }

    [Fact]
    public void Draw_LongClip_ShowsSixteenFramesFromFirstToLast()
    {
        float[] tokens = [.. Enumerable.Range(0, 31).Select(i => (i / 15f) - 1)];

        PreviewClip clip = new LatentPreview(Grey).Draw(tokens, new LatentShape(1, 31, 1, 1));

        Assert.Equal(16, clip.FrameCount);
        Assert.Equal(0, clip.Rgb24[0]);
        Assert.Equal(255, clip.Rgb24[^1]);
        Assert.Equal(clip.Rgb24.Order(), clip.Rgb24);
    }

    [Fact]
    public void Open_MapOfWrongSize_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new LatentPreview(new PreviewMap { PatchSize = 2, Weights = [[1, 1, 1]], Bias = [0, 0, 0] }));
}
