using SoraCollab.Training.Datasets;

namespace SoraCollab.Training.Tests.Datasets;

public sealed class ClipPoolTests : IDisposable
{
    private static readonly ClipFormat Format = new(16, 16, 1, 12);
    private readonly string path = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public void At_AfterRefresh_GivesEveryClipOfEveryShardOnceARound()
    {
        var folder = ClipFolder.Create(path, Format);
        Shard(1, 2, 3).Write(folder.PathOf(0));
        var pool = new ClipPool(ClipFolder.Open(path));
        pool.Refresh();
        Shard(4, 5).Write(folder.PathOf(1));
        pool.Refresh();
        pool.Refresh();
        uint[] Round(int number, int seed) =>
            [.. Enumerable.Range(5 * number, 5).Select(place => pool.At(place, seed)).Select(clip => clip.Shard.Seeds[clip.Index])];

        Assert.Equal([1u, 2u, 3u, 4u, 5u], Round(0, seed: 1).Order());
        Assert.Equal([1u, 2u, 3u, 4u, 5u], Round(7, seed: 1).Order());
        Assert.Equal(Round(0, seed: 1), Round(0, seed: 1));
        Assert.Contains(Enumerable.Range(1, 20), number => !Round(number, seed: 1).SequenceEqual(Round(0, seed: 1)));
    }

    [Fact]
    public void Read_WrittenShard_GivesTheSameValues()
    {
        var file = Path.Combine(path, "x.clips");
        var shard = Shard(7, 9);
        shard.Write(file);

        var read = ClipShard.Read(file);

        Assert.Equal(shard.Seeds, read.Seeds);
        Assert.Equal(shard.Latents, read.Latents);
        Assert.Equal(shard.Masks, read.Masks);
    }

    [Fact]
    public void Read_ShardCutOff_IsRefused()
    {
        var file = Path.Combine(path, "x.clips");
        Shard(7, 9).Write(file);
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^5]);

        Assert.Contains("cut off", Assert.Throws<InvalidDataException>(() => ClipShard.Read(file)).Message);
    }

    [Fact]
    public void Create_OtherFormatInTheSameFolder_IsRefused()
    {
        ClipFolder.Create(path, Format);

        Assert.Throws<ArgumentException>(() => ClipFolder.Create(path, Format with { Width = 32 }));
    }

    [Theory]
    [InlineData(60, 64, 9)]
    [InlineData(64, 64, 8)]
    public void Create_SizeThatCannotBeEncoded_IsRefused(int width, int height, int frames) =>
        Assert.Throws<ArgumentException>(() => ClipFolder.Create(path, new ClipFormat(width, height, frames, 12)));

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(11)]
    public void Create_PaceOutOfBounds_IsRefused(double pace) =>
        Assert.Contains("pace", Assert.Throws<ArgumentException>(() => ClipFolder.Create(path, new ClipFormat(64, 64, 9, 12, pace))).Message);

    private static ClipShard Shard(params uint[] seeds) => new(
        seeds,
        [.. Enumerable.Range(0, seeds.Length * Format.Tokens * 128).Select(i => (Half)i)],
        [.. Enumerable.Range(0, seeds.Length * Format.Tokens * 64).Select(i => (byte)i)]);
}
