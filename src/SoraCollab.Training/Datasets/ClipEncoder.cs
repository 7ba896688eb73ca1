using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Datasets;

/// <summary>Draws scenes and encodes them into the shards of a folder; drawing runs on one thread, the autoencoder on another.</summary>
/// <param name="autoencoder">Encodes the clips.</param>
/// <param name="folder">Where the shards go; those that are there are left alone, so a broken run goes on.</param>
/// <param name="shrink">Scenes are drawn larger by this and averaged down.</param>
/// <param name="windows">Clips that each scene is cut into.</param>
/// <param name="scenesPerShard">Scenes in a shard.</param>
/// <param name="footage">Reads the clips of a video by its number, in place of drawing scenes; none where there is no such video.</param>
internal sealed class ClipEncoder(
    LtxVideoAutoencoder autoencoder, ClipFolder folder, int shrink, int windows, int scenesPerShard, Func<uint, IReadOnlyList<SceneClip>>? footage = null)
{
    private const int ClipsAtOnce = 8;

    /// <summary>Encodes the scenes of one shard's seeds, unless that was done before.</summary>
    /// <returns>How many clips were made.</returns>
    public int Encode(int shard, CancellationToken cancellationToken)
    {
        var path = folder.PathOf(shard);
        if (File.Exists(path))
        {
            return 0;
        }

        using var drawn = new BlockingCollection<(uint Seed, SceneClip Clip)>(boundedCapacity: 4 * ClipsAtOnce);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var drawing = Task.Run(() => Draw(shard, drawn, stop.Token), stop.Token);
        try
        {
            var made = Collect(drawn, stop.Token);
            drawing.GetAwaiter().GetResult();
            made.Write(path);
            return made.Count;
        }
        finally
        {
            stop.Cancel();
            drawing.ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        }
    }

    private void Draw(int shard, BlockingCollection<(uint Seed, SceneClip Clip)> drawn, CancellationToken cancellationToken)
    {
        try
        {
            for (var i = 0; i < scenesPerShard; i++)
            {
                var seed = (uint)((shard * scenesPerShard) + i);
                foreach (var clip in footage is null ? SceneClip.Draw(TrainingScenes.Of(seed), folder.Format, shrink, windows) : footage(seed))
                {
                    drawn.Add((seed, clip), cancellationToken);
                }
            }
        }
        finally
        {
            drawn.CompleteAdding();
        }
    }

    private ClipShard Collect(BlockingCollection<(uint Seed, SceneClip Clip)> drawn, CancellationToken cancellationToken)
    {
        using var guard = no_grad();
        var (seeds, latents, masks) = (new List<uint>(), new List<Half>(), new List<byte>());
        foreach (var part in drawn.GetConsumingEnumerable(cancellationToken).Chunk(ClipsAtOnce))
        {
            using var scope = NewDisposeScope();
            var encoded = autoencoder.Encode(stack(part.Select(one => one.Clip.Pixels))).to(ScalarType.Float16).contiguous();
            latents.AddRange(MemoryMarshal.Cast<byte, Half>(encoded.bytes));
            foreach (var (seed, clip) in part)
            {
                seeds.Add(seed);
                masks.AddRange(SubjectMask.Cells(clip.Masks, folder.Format));
                clip.Pixels.Dispose();
            }
        }

        return new ClipShard([.. seeds], [.. latents], [.. masks]);
    }
}
