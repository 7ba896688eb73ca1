using SoraCollab.Training.Networks;

namespace SoraCollab.Training.Datasets;

/// <summary>The clips that training draws from, in memory; new shards of the folder join while training runs.</summary>
/// <param name="folder">The clips.</param>
/// <param name="frames">Frames of each clip that are used, from its first on: the autoencoder looks back only, so they stand alone; null for all.</param>
internal sealed class ClipPool(ClipFolder folder, int? frames = null)
{
    private readonly HashSet<string> read = [];
    private readonly List<(ClipShard Shard, int Index)> clips = [];
    private int[] order = [];
    private long orderOf = -1;

    /// <summary>Of the clips as they are used.</summary>
    public ClipFormat Format { get; } = Cut(folder.Format, frames);

    public int Count => clips.Count;

    /// <summary>Of footage, the captions by number; null for rendered scenes.</summary>
    public IReadOnlyList<string>? Captions => folder.Captions;

    /// <summary>The clips that a folder has now.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no set of clips.</exception>
    /// <exception cref="InvalidDataException">It has no clips yet.</exception>
    public static ClipPool Open(string path, int? frames = null)
    {
        var pool = new ClipPool(ClipFolder.Open(path), frames);
        pool.Refresh();
        return pool.Count > 0 ? pool : throw new InvalidDataException($"{path} has no encoded clips yet.");
    }

    /// <summary>Reads shards that were not there before.</summary>
    public void Refresh()
    {
        foreach (var path in folder.Shards().Where(path => !read.Contains(path)).ToArray())
        {
            var shard = ClipShard.Read(path);
            read.Add(path);
            clips.AddRange(Enumerable.Range(0, shard.Count).Select(i => (shard, i)));
        }
    }

    /// <summary>The clip at a place of an endless random order in which each comes once a round; the same for the same seed and clips.</summary>
    public (ClipShard Shard, int Index) At(long place, int seed)
    {
        if (clips.Count == 0)
        {
            throw new InvalidOperationException("There are no encoded clips yet.");
        }

        var (round, at) = Math.DivRem(place, clips.Count);
        if (round != orderOf || order.Length != clips.Count)
        {
            order = [.. Enumerable.Range(0, clips.Count)];
            new Random((int)Sessions.RunClock.SeedOf(seed, -1 - round)).Shuffle(order);
            orderOf = round;
        }

        return clips[order[at]];
    }

    /// <summary>Latents of one clip, [tokens, channels].</summary>
    public ReadOnlySpan<Half> Latents(ClipShard shard, int index) =>
        shard.Latents.AsSpan(index * folder.Format.Tokens * LtxCompression.Channels, Format.Tokens * LtxCompression.Channels);

    /// <summary>The subject's mask in one clip, [tokens, cells].</summary>
    public ReadOnlySpan<byte> Mask(ClipShard shard, int index) =>
        shard.Masks.AsSpan(index * folder.Format.Tokens * SubjectMask.CellsPerToken, Format.Tokens * SubjectMask.CellsPerToken);

    private static ClipFormat Cut(ClipFormat stored, int? frames)
    {
        var used = stored with { Frames = frames ?? stored.Frames };
        used.Check();
        return used.Frames <= stored.Frames
            ? used
            : throw new ArgumentException($"The clips have {stored.Frames} frames, {frames} cannot be taken from them.", nameof(frames));
    }
}
