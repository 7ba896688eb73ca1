using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SoraCollab.Training.Datasets;

/// <summary>The clips of a folder, read one by one from disk: a set may be larger than memory.</summary>
internal sealed class PixelPool : IDisposable
{
    private readonly List<SafeFileHandle> files = [];
    private readonly List<(int File, int Index, int Count, uint Seed)> clips = [];
    private readonly PixelFormat format;

    /// <param name="folder">Shards that are complete now.</param>
    /// <exception cref="InvalidDataException">The folder is empty, or a shard is cut off.</exception>
    public PixelPool(PixelFolder folder)
    {
        format = folder.Format;
        foreach (var path in folder.Shards())
        {
            var seeds = PixelShard.ReadSeeds(path, format);
            files.Add(File.OpenHandle(path));
            clips.AddRange(seeds.Select((seed, i) => (files.Count - 1, i, seeds.Length, seed)));
        }

        if (clips.Count == 0)
        {
            throw new InvalidDataException("There are no rendered clips yet.");
        }
    }

    public int Count => clips.Count;

    public uint Seed(int clip) => clips[clip].Seed;

    /// <param name="clip">0 to <see cref="Count"/>.</param>
    /// <param name="pixels">Takes [frames, height, width, 3].</param>
    /// <param name="mask">Takes [frames, height / 4, width / 4].</param>
    public void Read(int clip, Span<byte> pixels, Span<byte> mask)
    {
        var (file, index, count, _) = clips[clip];
        var first = 16 + (4L * count);
        ReadExactly(files[file], pixels, first + ((long)index * format.PixelCount));
        ReadExactly(files[file], mask, first + ((long)count * format.PixelCount) + ((long)index * format.MaskCount));
    }

    public void Dispose() => files.ForEach(file => file.Dispose());

    private static void ReadExactly(SafeFileHandle file, Span<byte> target, long offset)
    {
        while (target.Length > 0)
        {
            var read = RandomAccess.Read(file, target, offset);
            if (read == 0)
            {
                throw new InvalidDataException("A shard of rendered clips has become shorter.");
            }

            target = target[read..];
            offset += read;
        }
    }
}
