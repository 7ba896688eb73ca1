using SoraCollab.Diffusion.Autoencoders;
using SoraCollab.Diffusion.Latents;
using SoraCollab.ModelCompiler.Architectures;

namespace SoraCollab.Diffusion.Tests.Autoencoders;

public sealed class NoisePictureTests
{
    [Fact]
    public void Cut_Tile_IsItsPartOfTheWholePicture()
    {
        var picture = new NoisePicture(
            new LayerNoise("layer_noise.3.2", Draw: 3, Scale: 2),
            new LatentShape(8, 1, 3, 4),
            (_, draw, target) =>
            {
                Assert.Equal(3, draw);
                for (int i = 0; i < target.Length; i++)
                {
                    target[i] = i;
                }
            });

        using var part = picture.Cut((Row: 1, Column: 2), new LatentShape(8, 1, 2, 1));

        Assert.Equal([4, 2], part.GetTensorTypeAndShape().Shape);
        Assert.Equal([20, 21, 28, 29, 36, 37, 44, 45], part.GetTensorDataAsSpan<float>().ToArray()); // rows of 8
    }
}
