using System.Collections.Immutable;

namespace SoraCollab.ModelCompiler;

/// <summary>
/// A network of blocks that are alike, as three graphs: what stands before the blocks, one block, what stands behind them. A block's
/// weights are inputs of its graph, so that one graph serves all of them. The other inputs of block and end are, by name, inputs of the
/// network, outputs of <see cref="First"/>, and <see cref="Tokens"/>: what the block before gave as <see cref="NextTokens"/>.
/// </summary>
/// <param name="First">The graph before the blocks.</param>
/// <param name="Block">The graph of a block.</param>
/// <param name="Last">The graph behind the blocks; its outputs are the network's.</param>
/// <param name="Weights">For each block, in their order, where its weights lie.</param>
/// <param name="Alone">Each block as a graph with its weights in it, for those that stay on a device or are laid out for speed.</param>
public sealed record CompiledBlocks(
    CompiledGraph First, CompiledGraph Block, CompiledGraph Last, ImmutableArray<ImmutableArray<BlockWeight>> Weights, ImmutableArray<CompiledGraph> Alone)
{
    /// <summary>Input of a block and of the end; <see cref="First"/> gives the first ones.</summary>
    public const string Tokens = "tokens";

    /// <summary>Output of a block.</summary>
    public const string NextTokens = "next_tokens";

    /// <summary>32-bit floats of one block's weights.</summary>
    public long ValuesPerBlock => Weights.Length == 0 ? 0 : Weights[0].Sum(weight => weight.ElementCount);
}
