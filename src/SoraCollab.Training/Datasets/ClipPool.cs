using SoraCollab.Training.Networks;

namespace SoraCollab.Training.Datasets;

/// <summary>The clips that training draws from, in memory; new shards of the folder join while training runs.</summary>
/// <param name="folder">The clips.</param>
/// <param name="frames">Frames of each clip that are used, from its first on: the autoencoder looks back only, so they stand alone; null for all.</param>
internal sealed class ClipPool(ClipFolder folder, int? frames = null)
{
    private readonly HashSet<string> read = [];
    private readonly List<(ClipShard Shard, int Index)> clips = [];
    private readonly List<int> order = [];

    /// <summary>Of the clips as they are used.</summary>
    public ClipFormat Format { get; } = Cut(folder.Format, frames);

    public int Count => clips.Count;

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

    /// <summary>The next clip of a random order in which each comes once.</summary>
    public (ClipShard Shard, int Index) Draw(Random random)
    {
        if (order.Count == 0)
        {
            if (clips.Count == 0)
            {
                throw new InvalidOperationException("There are no encoded clips yet.");
            }

            order.AddRange(Enumerable.Range(0, clips.Count));
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(order));
        }

        var clip = clips[order[^1]];
        order.RemoveAt(order.Count - 1);
        return clip;
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
