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
    public void Next_FromALaterBatchOn_GivesWhatComesThere()
    {
        var folder = ClipFolder.Create(path, new ClipFormat(16, 16, 1, 12));
        new ClipShard([11, 12, 13], [.. Enumerable.Range(0, 3 * 128).Select(i => (Half)(i / 128))], new byte[3 * 64]).Write(folder.PathOf(0));
        List<(string Latents, string Words)> Read(long first, int count)
        {
            using var reader = new BatchReader(ClipPool.Open(path), caption => [caption.Length + 2, 1], size: 2, seed: 4, first);
            return [.. Enumerable.Range(0, count).Select(_ => reader.Next(TestContext.Current.CancellationToken))
                .Select(batch => (string.Join(' ', batch.Latents), string.Join(' ', batch.Words.SelectMany(words => words))))];
        }

        Assert.Equal(Read(0, 6)[4..], Read(4, 2));
    }

    [Fact]
    public void Next_OfFootage_ReadsItsCaptionsAndKnowsNoAttributes()
    {
        var folder = ClipFolder.Create(path, new ClipFormat(16, 16, 1, 12));
        folder.Describe(["a boat", "a dog on a beach"]);
        new ClipShard([0, 1], new Half[2 * 128], new byte[2 * 64]).Write(folder.PathOf(0));
        using var reader = new BatchReader(ClipPool.Open(path), caption => [caption.Length, 1], size: 64, seed: 4);

        var batch = reader.Next(TestContext.Current.CancellationToken);

        Assert.Empty(batch.Labels);
        Assert.Equal([0, 6, 16], batch.Words.Select(words => words[0]).Distinct().Order()); // some captions are left out, for guidance
    }

    [Fact]
    public void Open_NoClips_IsRefused()
    {
        ClipFolder.Create(path, new ClipFormat(16, 16, 1, 12));
        Assert.Contains("no encoded clips yet", Assert.Throws<InvalidDataException>(() => ClipPool.Open(path)).Message);
    }

    [Fact]
    public void Pool_MoreFramesThanStored_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new ClipPool(ClipFolder.Create(path, new ClipFormat(16, 16, 5, 12)), frames: 9));
}
