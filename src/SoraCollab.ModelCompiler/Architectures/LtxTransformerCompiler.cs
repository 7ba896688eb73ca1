using SoraCollab.ModelCompiler.Adapters;
using SoraCollab.ModelCompiler.Folders;
using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// Compiles the LTX-Video transformer (https://github.com/huggingface/diffusers, transformer_ltx.py).
/// <para>Inputs, all float32: <c>hidden_states</c> [batch, tokens, channels]; <c>encoder_hidden_states</c> [batch, text_tokens,
/// caption channels]; <c>encoder_attention_mask</c> [batch, text_tokens], 1 keeps and 0 hides; <c>timestep</c> [batch, timesteps]
/// in 0..1000, where timesteps is either tokens (one for each) or 1 (the same for all, which is cheaper); <c>rope_cos</c> and
/// <c>rope_sin</c> [rope_batch, tokens, inner width], rope_batch being batch or 1.</para>
/// <para>Output: <c>velocity</c> [batch, tokens, channels].</para>
/// </summary>
public static class LtxTransformerCompiler
{
    /// <summary>Compiles the transformer in a folder with <c>config.json</c> and weights.</summary>
    /// <param name="folder">The component's folder.</param>
    /// <param name="precision">Numbers in which the products inside the blocks are computed.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(string folder, WeightPrecision precision = WeightPrecision.Float32) =>
        Compile(ModelComponent.Open(folder, ModelFolder.LtxTransformerClass), precision);

    /// <summary>Compiles the transformer of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="precision">Numbers in which the products inside the blocks are computed.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(ModelFolder model, WeightPrecision precision = WeightPrecision.Float32) => Compile(model.Transformer, precision);

    /// <summary>Compiles a transformer.</summary>
    /// <param name="component">The transformer of a <see cref="ModelFolder"/>.</param>
    /// <param name="precision">Numbers in which the products inside the blocks are computed.</param>
    /// <param name="loras">LoRA files to compute beside the weights; none unless given.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(ModelComponent component, WeightPrecision precision = WeightPrecision.Float32, params IReadOnlyList<LoraSetting> loras)
    {
        var config = LtxTransformerConfig.Parse(component.Config);
        using var weights = component.OpenWeights();
        var set = LoraSet.Read(loras, weights, LtxOriginalTransformer.LayerName);
        var graph = new LtxTransformerGraph(config, new GraphBuilder("ltx-transformer", weights), precision, set).Build();
        set.ExpectAllApplied();
        return graph;
    }

    /// <summary>Compiles the transformer for blocks that come and go, one graph for each kind of block; see <see cref="CompiledBlocks"/>.</summary>
    /// <param name="component">The component, as for the whole graph.</param>
    /// <param name="loras">LoRA files to compute beside the weights; none unless given.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledBlocks CompileBlocks(ModelComponent component, params IReadOnlyList<LoraSetting> loras)
    {
        var config = LtxTransformerConfig.Parse(component.Config);
        using var weights = component.OpenWeights();
        var set = LoraSet.Read(loras, weights, LtxOriginalTransformer.LayerName);
        set.ExpectAlike("transformer_blocks", config.LayerCount);
        LtxTransformerGraph Graph(string part, bool weightsAreInputs, out GraphBuilder builder) => new(config, builder = new GraphBuilder($"ltx-transformer-{part}", weights, weightsAreInputs), WeightPrecision.Float32, set);
        var blocks = Enumerable.Range(0, config.LayerCount)
            .Select(block => (Graph: Graph("block", true, out var builder).BuildBlock(block), Weights: builder.WeightInputs))
            .ToArray();
        var compiled = new CompiledBlocks(
            Graph("first", false, out _).BuildFirst(), blocks[0].Graph, Graph("last", false, out _).BuildLast(), [.. blocks.Select(block => block.Weights)],
            [.. Enumerable.Range(0, blocks.Length).Select(block => Graph($"block-{block}", false, out _).BuildBlock(block))]);
        set.ExpectAllApplied();
        return compiled;
    }
}
