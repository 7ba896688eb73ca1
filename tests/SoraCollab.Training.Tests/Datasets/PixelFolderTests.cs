using SoraCollab.Training.Datasets;

namespace SoraCollab.Training.Tests.Datasets;

public sealed class PixelFolderTests : IDisposable
{
    private static readonly PixelFormat Format = new(new ClipFormat(32, 32, 5, 12), "first", ScenePairs.All, Shrink: 2);
    private readonly string path = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public void Render_Shard_HoldsTheScenesOfItsSeedsAndIsDrawnOnce()
    {
        var folder = PixelFolder.Create(path, Format);
        var renderer = new ClipRenderer(folder, firstSeed: 100, scenesPerShard: 3, threads: 2);

        Assert.Equal(3, renderer.Render(1, TestContext.Current.CancellationToken));
        Assert.Equal(0, renderer.Render(1, TestContext.Current.CancellationToken));

        using var pool = new PixelPool(PixelFolder.Open(path));
        Assert.Equal([103u, 104u, 105u], Enumerable.Range(0, pool.Count).Select(pool.Seed));
        var (pixels, mask) = (new byte[Format.PixelCount], new byte[Format.MaskCount]);
        pool.Read(1, pixels, mask);
        var drawn = SceneClip.Draw(Format.Scene(104), Format.Clip, shrink: 2)[0];
        var expected = drawn.Pixels.add(1).mul(127.5).data<float>().ToArray();
        Assert.All(expected.Zip(pixels), pair => Assert.InRange(pair.Second - pair.First, -0.51, 0.51));
        Assert.Equal(drawn.Masks.Sum(picture => picture.Average(value => value)) / 5, mask.Average(value => value), 1.0);
    }

    [Fact]
    public void Render_AnyNumberOfThreads_DrawsTheSame()
    {
        uint[] seeds = [5, 6, 7, 8];

        var one = ClipRenderer.Render(Format, seeds, 1, TestContext.Current.CancellationToken);
        var three = ClipRenderer.Render(Format, seeds, 3, TestContext.Current.CancellationToken);

        Assert.Equal(one.Pixels, three.Pixels);
        Assert.Equal(one.Masks, three.Masks);
    }

    [Fact]
    public void Create_OtherFormatInTheSameFolder_IsRefused()
    {
        PixelFolder.Create(path, Format);
        var refusal = Assert.Throws<ArgumentException>(() => PixelFolder.Create(path, Format with { Part = "everything" }));
        Assert.Contains("another format", refusal.Message);
    }

    [Fact]
    public void Open_NoSet_SaysWhatMakesOne() =>
        Assert.Contains("render makes them", Assert.Throws<DirectoryNotFoundException>(() => PixelFolder.Open(path)).Message);

    [Fact]
    public void Pool_ShardCutOff_IsRefused()
    {
        var folder = PixelFolder.Create(path, Format);
        new ClipRenderer(folder, 0, 1).Render(0, TestContext.Current.CancellationToken);
        File.WriteAllBytes(folder.PathOf(0), File.ReadAllBytes(folder.PathOf(0))[..^5]);

        Assert.Contains("cut off", Assert.Throws<InvalidDataException>(() => new PixelPool(folder)).Message);
    }

    [Fact]
    public void Pool_EmptyFolder_IsRefused() => Assert.Throws<InvalidDataException>(() => new PixelPool(PixelFolder.Create(path, Format)));

    [Theory]
    [InlineData("first")]
    [InlineData("everything")]
    public void Scene_OfAPart_HasItsNamesOnly(string part)
    {
        var labels = new SceneLabels(SoraCollab.Training.World.WorldPart.Named(part));
        var format = Format with { Part = part, Pairs = ScenePairs.HeldOut };

        Assert.All(Enumerable.Range(0, 100), seed =>
        {
            var scene = format.Scene((uint)seed);
            Assert.True(TrainingScenes.IsHeldOut(scene));
            Assert.All(labels.Of(scene).Zip(labels.Sizes), pair => Assert.InRange(pair.First, 0, pair.Second - 1));
        });
    }
}
