using SoraCollab.Training.Networks;

namespace SoraCollab.Training.Datasets;

/// <summary>The clips that training draws from, in memory; new shards of the folder join while training runs.</summary>
internal sealed class ClipPool(ClipFolder folder)
{
    private readonly HashSet<string> read = [];
    private readonly List<(ClipShard Shard, int Index)> clips = [];
    private readonly List<int> order = [];

    public ClipFormat Format => folder.Format;

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

    /// <summary>Floats of one clip's latents.</summary>
    public int LatentLength => Format.Tokens * LtxCompression.Channels;

    public int MaskLength => Format.Tokens * SubjectMask.CellsPerToken;
}
