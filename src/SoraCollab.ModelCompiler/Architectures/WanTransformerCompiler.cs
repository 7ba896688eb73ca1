using SoraCollab.ModelCompiler.Adapters;
using SoraCollab.ModelCompiler.Folders;
using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// Compiles the Wan transformer (https://github.com/huggingface/diffusers, transformer_wan.py).
/// <para>Inputs, all float32: <c>hidden_states</c> [batch, channels, frames, rows, columns] latents; <c>encoder_hidden_states</c> [batch,
/// text_tokens, text channels], padding included, since the model was trained to read it; <c>timestep</c> [batch, timesteps] in 0..1000,
/// where timesteps is either tokens (one for each) or 1; <c>rope_cos</c> and <c>rope_sin</c> [tokens, half a head's width], one entry
/// for each pair; for models with an image encoder <c>encoder_hidden_states_image</c> [batch, image_tokens, image channels].</para>
/// <para>Output: <c>velocity</c> [batch, output channels, frames, rows, columns].</para>
/// </summary>
public static class WanTransformerCompiler
{
    /// <summary>Compiles the transformer in a folder with <c>config.json</c> and weights.</summary>
    /// <param name="folder">The component's folder.</param>
    /// <param name="precision">Numbers in which the products inside the blocks are computed.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(string folder, WeightPrecision precision = WeightPrecision.Float32) =>
        Compile(ModelComponent.Open(folder, WanFolder.TransformerClass), precision);

    /// <summary>Compiles a transformer.</summary>
    /// <param name="component">A transformer of a <see cref="WanFolder"/>.</param>
    /// <param name="precision">Numbers in which the products inside the blocks are computed.</param>
    /// <param name="loras">LoRA files to compute beside the weights; none unless given.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(ModelComponent component, WeightPrecision precision = WeightPrecision.Float32, params IReadOnlyList<LoraSetting> loras)
    {
        var config = WanTransformerConfig.Parse(component.Config);
        using var weights = component.OpenWeights();
        var set = LoraSet.Read(loras, weights, WanOriginalTransformer.LayerName);
        var graph = new WanTransformerGraph(config, new GraphBuilder("wan-transformer", weights), precision, set).Build();
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
        var config = WanTransformerConfig.Parse(component.Config);
        using var weights = component.OpenWeights();
        var set = LoraSet.Read(loras, weights, WanOriginalTransformer.LayerName);
        set.ExpectAlike("blocks", config.LayerCount);
        WanTransformerGraph Graph(string part, bool weightsAreInputs, out GraphBuilder builder) => new(config, builder = new GraphBuilder($"wan-transformer-{part}", weights, weightsAreInputs), WeightPrecision.Float32, set);
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
