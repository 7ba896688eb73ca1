using Microsoft.ML.OnnxRuntime;
using SoraCollab.ModelCompiler;

namespace SoraCollab.Diffusion.Models;

/// <summary>Passes through a network block by block; the two sets of weights live as long as this.</summary>
internal sealed class BlockwisePass(BlockwiseNetwork network) : INetworkPass
{
    private readonly BlockStaging staging = new(network);
    private readonly Dictionary<string, OrtValue> inputs = [];
    private OrtValue? output;

    public void BindInput(string name, OrtValue value) => inputs[name] = value;

    public void BindOutput(OrtValue value) => output = value;

    public void Run(CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, OrtValue>(inputs);
        using IDisposableReadOnlyCollection<OrtValue> start = network.First.Run(Choose(network.First, known), cancellationToken);
        for (int i = 0; i < start.Count; i++)
        {
            known[network.First.OutputNames[i]] = start[i];
        }

        IDisposableReadOnlyCollection<OrtValue>? before = null;
        try
        {
            for (int block = 0; block < network.Blocks.Weights.Length; block++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (staging.Take(block) is { } weights)
                {
                    for (int i = 0; i < weights.Values.Count; i++)
                    {
                        known[network.Blocks.Weights[block][i].Input] = weights.Values[i];
                    }
                }

                GraphSession graph = network.BlockAlone(block) ?? network.Block;
                IDisposableReadOnlyCollection<OrtValue> tokens = graph.Run(Choose(graph, known), cancellationToken);
                before?.Dispose();
                before = tokens;
                known[CompiledBlocks.Tokens] = tokens[0];
            }

            using OrtIoBinding binding = network.Last.Bind();
            foreach (string name in network.Last.InputNames)
            {
                binding.BindInput(name, known[name]);
            }

            binding.BindOutput(network.Last.OutputNames[0], output ?? throw new InvalidOperationException("No place for the output was given."));
            network.Last.Run(binding, cancellationToken);
        }
        finally
        {
            before?.Dispose();
        }
    }

    public void Dispose() => staging.Dispose();

    private static Dictionary<string, OrtValue> Choose(GraphSession graph, Dictionary<string, OrtValue> known) =>
        graph.InputNames.ToDictionary(name => name, name => known[name]);
}
