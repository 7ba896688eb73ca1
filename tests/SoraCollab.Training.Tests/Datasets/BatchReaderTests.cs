using SoraCollab.Training.Datasets;

namespace SoraCollab.Training.Tests.Datasets;

public sealed class BatchReaderTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public void Next_FirstFramesOfLongerClips_GivesTheirPartOfEachClip()
    {
        var stored = new ClipFormat(16, 16, 9, 12); // 3 tokens
        var folder = ClipFolder.Create(path, stored);
        uint[] seeds = [11, 12];
        new ClipShard(seeds, [.. Enumerable.Range(0, 2 * 3 * 128).Select(i => (Half)(i / 128))], new byte[2 * 3 * 64]).Write(folder.PathOf(0));
        var pool = new ClipPool(folder, frames: 5);
        pool.Refresh();
        using var reader = new BatchReader(pool, caption => [caption.Length + 2, 1], size: 2, seed: 4);

        var batch = reader.Next(TestContext.Current.CancellationToken);

        // Tokens 0 and 1 of the first clip, 3 and 4 of the second, in either order.
        Assert.Equal(2 * 2 * 128, batch.Latents.Length);
        Assert.Equal([0f, 1f, 3f, 4f], batch.Latents.Distinct().Order());
        Assert.Equal(2 * 2 * 64, batch.Masks.Length);
        Assert.Equal(2 * SceneLabels.First.Sizes.Count, batch.Labels.Length);
        var first = batch.Latents[0] == 0 ? seeds[0] : seeds[1];
        Assert.Equal(SceneLabels.First.Of(TrainingScenes.Of(first)), batch.Labels[..SceneLabels.First.Sizes.Count]);
        Assert.All(batch.Words, words => Assert.Equal(1, words[^1]));
    }

    [Fact]
    public void Pool_MoreFramesThanStored_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new ClipPool(ClipFolder.Create(path, new ClipFormat(16, 16, 5, 12)), frames: 9));
}
