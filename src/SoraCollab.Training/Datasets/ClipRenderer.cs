using SoraCollab.Training.World;

namespace SoraCollab.Training.Datasets;

/// <summary>Draws the scenes of seeds into the shards of a folder; those that are there are left alone, so a broken run goes on.</summary>
/// <param name="folder">Where the shards go.</param>
/// <param name="firstSeed">Of the first shard's first scene.</param>
/// <param name="scenesPerShard">Scenes in a shard.</param>
/// <param name="threads">Scenes drawn at once; the shards are the same for any number.</param>
internal sealed class ClipRenderer(PixelFolder folder, uint firstSeed, int scenesPerShard, int threads = 1)
{
    /// <summary>Draws one shard, unless that was done before.</summary>
    /// <returns>How many clips were drawn.</returns>
    public int Render(int shard, CancellationToken cancellationToken)
    {
        var path = folder.PathOf(shard);
        if (File.Exists(path))
        {
            return 0;
        }

        var seeds = Enumerable.Range(0, scenesPerShard).Select(i => firstSeed + (uint)((shard * scenesPerShard) + i)).ToArray();
        Render(folder.Format, seeds, threads, cancellationToken).Write(path);
        return scenesPerShard;
    }

    /// <summary>Draws the scenes of some seeds.</summary>
    public static PixelShard Render(PixelFormat format, uint[] seeds, int threads, CancellationToken cancellationToken)
    {
        var (pixels, masks) = (new byte[(long)seeds.Length * format.PixelCount], new byte[(long)seeds.Length * format.MaskCount]);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, seeds.Length, options, i =>
        {
            Render(format.Scene(seeds[i]), format, pixels.AsSpan(i * format.PixelCount, format.PixelCount), masks.AsSpan(i * format.MaskCount, format.MaskCount));
        });
        return new PixelShard(seeds, pixels, masks);
    }

    private static void Render(Scene scene, PixelFormat format, Span<byte> pixels, Span<byte> masks)
    {
        var (size, shrink) = (format.Clip, format.Shrink);
        var (width, height) = (size.Width * shrink, size.Height * shrink);
        using var clip = new Clip(scene, width, height, size.Frames, size.FramesPerWorldSecond);
        Average(clip.Frames(), width, 3, shrink, pixels);
        for (var frame = 0; frame < size.Frames; frame++)
        {
            var mask = clip.Truth(frame / size.FramesPerWorldSecond)[0].Mask;
            Average(mask, width, 1, shrink * PixelFormat.MaskCell, masks.Slice(frame * masks.Length / size.Frames, masks.Length / size.Frames));
        }
    }

    /// <summary>The mean of each square of pixels, rows over rows; frames may follow each other.</summary>
    private static void Average(byte[] picture, int width, int channels, int side, Span<byte> small)
    {
        var columns = width / side;
        for (var i = 0; i < small.Length; i++)
        {
            var (pixel, channel) = Math.DivRem(i, channels);
            var (row, column) = Math.DivRem(pixel, columns);
            var sum = 0;
            for (var y = 0; y < side; y++)
            {
                var at = (((((row * side) + y) * width) + (column * side)) * channels) + channel;
                for (var x = 0; x < side; x++, at += channels)
                {
                    sum += picture[at];
                }
            }

            small[i] = (byte)((sum + (side * side / 2)) / (side * side));
        }
    }
}
