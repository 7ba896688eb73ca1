using SoraCollab.Training.Datasets;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Tests.Goldens;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Datasets;

public sealed class ClipEncoderTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public void Encode_TwoWindowsOfEachScene_WritesTheirLatentsMasksAndSeeds()
    {
        using var scope = NewDisposeScope();
        using var autoencoder = new LtxVideoAutoencoder(Golden.Read("vae_mild", "diffusion_pytorch_model"), ScalarType.Float32);
        var format = new ClipFormat(32, 32, 5, 12);
        var folder = ClipFolder.Create(path, format);
        var encoder = new ClipEncoder(autoencoder, folder, shrink: 2, windows: 2, scenesPerShard: 2);

        Assert.Equal(4, encoder.Encode(1, TestContext.Current.CancellationToken));
        Assert.Equal(0, encoder.Encode(1, TestContext.Current.CancellationToken));

        var shard = ClipShard.Read(folder.PathOf(1));
        Assert.Equal([2u, 2u, 3u, 3u], shard.Seeds);
        Assert.Equal(4 * format.Tokens * 8, shard.Latents.Length);
        Assert.Equal(4 * format.Tokens * SubjectMask.CellsPerToken, shard.Masks.Length);
        Assert.Contains(shard.Masks, cell => cell > 128);
    }

    [Fact]
    public void Encode_Cancelled_LeavesNoShard()
    {
        using var scope = NewDisposeScope();
        using var autoencoder = new LtxVideoAutoencoder(Golden.Read("vae_mild", "diffusion_pytorch_model"), ScalarType.Float32);
        var folder = ClipFolder.Create(path, new ClipFormat(32, 32, 5, 12));
        var encoder = new ClipEncoder(autoencoder, folder, shrink: 1, windows: 1, scenesPerShard: 2);

        Assert.ThrowsAny<OperationCanceledException>(() => encoder.Encode(0, new CancellationToken(canceled: true)));

        Assert.Empty(folder.Shards());
    }

    [Fact]
    public void Draw_Windows_ShareTheirEndFrames()
    {
        using var scope = NewDisposeScope();

        var parts = SceneClip.Draw(TrainingScenes.Of(3), new ClipFormat(32, 32, 5, 12), shrink: 2, windows: 2);

        Assert.Equal(2, parts.Count);
        Assert.Equal(0, (parts[0].Pixels[4] - parts[1].Pixels[0]).abs().max().ToDouble());
        Assert.Equal(parts[0].Masks[4], parts[1].Masks[0]);
        Assert.InRange(parts[0].Pixels.min().ToDouble(), -1, 1);
    }

    [Fact]
    public void Draw_TwiceThePaceAtTwiceTheRate_IsTheSameFrames()
    {
        using var scope = NewDisposeScope();
        var scene = TrainingScenes.Of(3);

        var plain = SceneClip.Draw(scene, new ClipFormat(32, 32, 5, 12))[0];
        var paced = SceneClip.Draw(scene, new ClipFormat(32, 32, 5, 24, Pace: 2))[0];
        var faster = SceneClip.Draw(scene, new ClipFormat(32, 32, 5, 12, Pace: 2))[0];

        Assert.Equal(0, (plain.Pixels - paced.Pixels).abs().max().ToDouble());
        Assert.Equal(plain.Masks, paced.Masks);
        Assert.NotEqual(0, (plain.Pixels - faster.Pixels).abs().max().ToDouble());
    }
}
