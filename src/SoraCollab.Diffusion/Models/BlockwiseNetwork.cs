using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.Diffusion.Models;

/// <summary>
/// A network of which some blocks stay in memory and the rest are read from their files in each pass, one while the one before it
/// computes. Weights that are 32-bit floats are used where the file is mapped and never copied.
/// </summary>
internal sealed class BlockwiseNetwork : INetwork
{
    private readonly WeightSet?[] held;
    private readonly GraphSession?[] alone;

    private BlockwiseNetwork(CompiledBlocks blocks, WeightFiles files, GraphSession first, GraphSession block, GraphSession last)
    {
        Blocks = blocks;
        Files = files;
        (First, Block, Last) = (first, block, last);
        held = new WeightSet?[blocks.Weights.Length];
        alone = new GraphSession?[blocks.Weights.Length];
    }

    public CompiledBlocks Blocks { get; }

    public WeightFiles Files { get; }

    public GraphSession First { get; }

    public GraphSession Block { get; }

    public GraphSession Last { get; }

    /// <summary>Loads what stands around the blocks, and the blocks that stay.</summary>
    /// <param name="blocks">The network.</param>
    /// <param name="settings">Where and how it runs. With prepacked weights, and on a GPU, a block that stays is a session of its own.</param>
    /// <param name="resident">Blocks, from the first on, that stay in memory.</param>
    public static BlockwiseNetwork Open(CompiledBlocks blocks, SessionSettings settings, int resident)
    {
        var opened = new List<IDisposable>();
        T Own<T>(T part)
            where T : IDisposable
        {
            opened.Add(part);
            return part;
        }

        try
        {
            var network = new BlockwiseNetwork(
                blocks,
                Own(new WeightFiles(blocks.Weights.SelectMany(block => block).Select(weight => weight.Path))),
                Own(GraphSession.Open(blocks.First, settings)),
                Own(GraphSession.Open(blocks.Block, settings)),
                Own(GraphSession.Open(blocks.Last, settings)));
            network.Hold(resident, settings, Own, Own);
            return network;
        }
        catch
        {
            opened.ForEach(part => part.Dispose());
            throw;
        }
    }

    /// <summary>The weights of a block that need not be brought; null where they do.</summary>
    public WeightSet? HeldWeights(int block) => held[block];

    /// <summary>A block that has its weights in itself; null for one that is given them.</summary>
    public GraphSession? BlockAlone(int block) => alone[block];

    /// <summary>Whether a block's weights must be read into a set of weights in each pass.</summary>
    public bool IsStreamed(int block) => held[block] is null && alone[block] is null;

    public INetworkPass Begin() => new BlockwisePass(this);

    public void Dispose()
    {
        foreach (WeightSet? weights in held)
        {
            weights?.Dispose();
        }

        foreach (GraphSession? session in alone)
        {
            session?.Dispose();
        }

        Last.Dispose();
        Block.Dispose();
        First.Dispose();
        Files.Dispose();
    }

    private void Hold(int resident, SessionSettings settings, Func<WeightSet, WeightSet> own, Func<GraphSession, GraphSession> ownSession)
    {
        for (int i = 0; i < held.Length; i++)
        {
            if (i < resident && (settings.PrepackWeights || settings.Provider != ExecutionProvider.Cpu))
            {
                alone[i] = ownSession(GraphSession.Open(Blocks.Alone[i], settings));
            }
            else if (WeightSet.InPlace(Blocks.Weights[i], Files) is { } inPlace)
            {
                held[i] = own(inPlace);
            }
            else if (i < resident)
            {
                held[i] = own(WeightSet.Allocate(Blocks.Weights[i]));
                held[i]!.Fill(Blocks.Weights[i], Files);
            }
        }
    }
}
