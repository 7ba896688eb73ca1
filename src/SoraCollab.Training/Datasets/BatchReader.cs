using System.Collections.Concurrent;
using SoraCollab.Training.Captions;
using SoraCollab.Training.Networks;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Datasets;

/// <summary>
/// Makes batches ahead of the training step on a thread of its own: draws clips, writes captions, turns them into tokens. A batch is a
/// function of its number and the seed, so a run goes on where its checkpoint is.
/// </summary>
internal sealed class BatchReader : IDisposable
{
    private const double EmptyShare = 0.1;
    private const double CanonicalShare = 0.25;
    private const int MaximumWords = 128;
    private readonly BlockingCollection<TrainingBatch> ready = new(boundedCapacity: 4);
    private readonly CancellationTokenSource stop = new();
    private readonly Thread thread;
    private readonly ClipPool pool;
    private readonly Func<string, IReadOnlyList<int>> tokenize;
    private readonly int size;
    private readonly int seed;
    private readonly long first;

    /// <param name="pool">The clips.</param>
    /// <param name="tokenize">From captions to token ids.</param>
    /// <param name="size">Clips of a batch.</param>
    /// <param name="seed">Of their order and captions.</param>
    /// <param name="first">Number of the first batch.</param>
    public BatchReader(ClipPool pool, Func<string, IReadOnlyList<int>> tokenize, int size, int seed, long first = 0)
    {
        (this.pool, this.tokenize, this.size, this.seed, this.first) = (pool, tokenize, size, seed, first);
        thread = new Thread(Work) { IsBackground = true, Name = "batches" };
        thread.Start();
    }

    public TrainingBatch Next(CancellationToken cancellationToken) => ready.Take(cancellationToken);

    public void Dispose()
    {
        stop.Cancel();
        thread.Join();
        ready.Dispose();
        stop.Dispose();
    }

    private void Work()
    {
        try
        {
            for (long count = 0; ; count++)
            {
                if (count % 200 == 0)
                {
                    pool.Refresh();
                }

                ready.Add(Make(first + count), stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed: nobody waits for batches any more.
        }
    }

    private TrainingBatch Make(long number)
    {
        var random = new Random((int)Sessions.RunClock.SeedOf(seed, number));
        var latents = new float[size * pool.Format.Tokens * LtxCompression.Channels];
        var masks = new float[size * pool.Format.Tokens * SubjectMask.CellsPerToken];
        var labels = new List<long>();
        var words = new int[size][];
        for (var clip = 0; clip < size; clip++)
        {
            var (shard, index) = pool.At((number * size) + clip, seed);
            var half = pool.Latents(shard, index);
            for (var i = 0; i < half.Length; i++)
            {
                latents[(clip * half.Length) + i] = (float)half[i];
            }

            var cells = pool.Mask(shard, index);
            for (var i = 0; i < cells.Length; i++)
            {
                masks[(clip * cells.Length) + i] = cells[i] / 255f;
            }

            var scene = pool.Captions is null ? TrainingScenes.Of(shard.Seeds[index]) : null;
            labels.AddRange(scene is null ? [] : SceneLabels.First.Of(scene));
            var ids = tokenize(scene is null ? FootageCaption(pool.Captions![(int)shard.Seeds[index]], random) : Caption(scene, random));
            words[clip] = ids.Count <= MaximumWords ? [.. ids] : [.. ids.Take(MaximumWords - 1), ids[^1]];
        }

        return new TrainingBatch(latents, masks, [.. labels], words);
    }

    private static string Caption(Scene scene, Random random)
    {
        var draw = random.NextDouble();
        return draw < EmptyShare ? string.Empty
            : draw < EmptyShare + CanonicalShare ? CaptionWriter.Canonical(scene)
            : CaptionWriter.Write(scene, new Mulberry32((uint)random.Next())).Text;
    }

    private static string FootageCaption(string caption, Random random) => random.NextDouble() < EmptyShare ? string.Empty : caption;
}
