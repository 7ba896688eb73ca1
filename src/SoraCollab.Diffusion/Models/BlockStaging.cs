using System.Collections.Immutable;
using SoraCollab.ModelCompiler;

namespace SoraCollab.Diffusion.Models;

/// <summary>
/// Brings blocks' weights in time: two sets, of which one is read into while the other is used. Blocks that stay in memory are taken
/// from there, and those whose file is mapped as it is have only their pages read ahead. For one thread at a time.
/// </summary>
internal sealed class BlockStaging(BlockwiseNetwork network) : IDisposable
{
    private const int Sets = 2;
    private const int Nothing = -1;

    private readonly WeightSet?[] sets = new WeightSet?[Sets];
    private readonly int[] blocks = [Nothing, Nothing];
    private readonly Task[] reading = [Task.CompletedTask, Task.CompletedTask];
    private Task prefetching = Task.CompletedTask;
    private int used;

    /// <summary>The weights of a block, valid until another is taken; the next is read meanwhile. Null for a block that has them in itself.</summary>
    public WeightSet? Take(int block)
    {
        WeightSet? weights = network.IsStreamed(block) ? Staged(block) : network.HeldWeights(block);
        ReadAhead(block);
        return weights;
    }

    public void Dispose()
    {
        try
        {
            Task.WaitAll([.. reading, prefetching]);
        }
        catch (AggregateException)
        {
            // It was told when the block was taken; one that nobody took matters to nobody.
        }

        foreach (WeightSet? set in sets)
        {
            set?.Dispose();
        }
    }

    private WeightSet Staged(int block)
    {
        int at = Array.IndexOf(blocks, block);
        if (at < 0)
        {
            at = 1 - used;
            Read(at, block);
        }

        used = at;
        try
        {
            reading[at].GetAwaiter().GetResult();
        }
        catch
        {
            blocks[at] = Nothing;
            throw;
        }

        return sets[at]!;
    }

    private void ReadAhead(int block)
    {
        int count = network.Blocks.Weights.Length;
        if (block + 1 < count && network.HeldWeights(block + 1) is not null && prefetching.IsCompleted)
        {
            // Only one at a time: where the disk is slower than the processor, reading further ahead gains nothing.
            ImmutableArray<BlockWeight> weights = network.Blocks.Weights[block + 1];
            if (weights.All(weight => network.Files.InPlace(weight) is not null))
            {
                prefetching = Task.Run(() => Prefetch(weights));
            }
        }

        for (int ahead = 1; ahead < count; ahead++)
        {
            int next = (block + ahead) % count;
            if (network.IsStreamed(next))
            {
                if (Array.IndexOf(blocks, next) < 0)
                {
                    Read(1 - used, next);
                }

                return;
            }
        }
    }

    private void Read(int at, int block)
    {
        // The set may still be read into, for a block that a cancelled pass did not come to.
        Task before = reading[at].ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        WeightSet set = sets[at] ??= WeightSet.Allocate(network.Blocks.Weights[block]);
        blocks[at] = block;
        reading[at] = before.ContinueWith(_ => set.Fill(network.Blocks.Weights[block], network.Files), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void Prefetch(ImmutableArray<BlockWeight> weights)
    {
        foreach (BlockWeight weight in weights)
        {
            network.Files.Prefetch(weight);
        }
    }
}
