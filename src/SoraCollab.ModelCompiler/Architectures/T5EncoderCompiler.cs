using SoraCollab.ModelCompiler.Folders;
using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// Compiles the T5 v1.1 encoder (https://arxiv.org/abs/1910.10683; https://github.com/huggingface/transformers, modeling_t5.py) and
/// the UMT5 encoder (modeling_umt5.py), in which each layer has a table of relative positions.
/// <para>Inputs: <c>input_ids</c> [batch, text_tokens] int64; <c>attention_mask</c> [batch, text_tokens] int64, 1 keeps and 0 hides.</para>
/// <para>Output: <c>last_hidden_state</c> [batch, text_tokens, width] float32.</para>
/// </summary>
public static class T5EncoderCompiler
{
    /// <summary>Compiles the encoder in a folder with <c>config.json</c> and weights.</summary>
    /// <param name="folder">The component's folder.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(string folder) => Compile(ModelComponent.Open(folder, ModelFolder.T5EncoderClass, WanFolder.TextEncoderClass));

    /// <summary>Compiles the text encoder of a model.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(ModelFolder model) => Compile(model.TextEncoder);

    /// <summary>Compiles an encoder.</summary>
    /// <param name="component">The text encoder of a <see cref="ModelFolder"/>.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(ModelComponent component)
    {
        var config = T5EncoderConfig.Parse(component.Config);
        using var weights = component.OpenWeights();
        return new T5EncoderGraph(config, new GraphBuilder("t5-encoder", weights)).Build();
    }

    /// <summary>Compiles the encoder for blocks that come and go, one graph for each kind of block; see <see cref="CompiledBlocks"/>.</summary>
    /// <param name="component">The component, as for the whole graph.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledBlocks CompileBlocks(ModelComponent component)
    {
        var config = T5EncoderConfig.Parse(component.Config);
        using var weights = component.OpenWeights();
        T5EncoderGraph Graph(string part, bool weightsAreInputs, out GraphBuilder builder) => new(config, builder = new GraphBuilder($"t5-encoder-{part}", weights, weightsAreInputs));
        var blocks = Enumerable.Range(0, config.LayerCount)
            .Select(block => (Graph: Graph("block", true, out var builder).BuildBlock(block), Weights: builder.WeightInputs))
            .ToArray();
        return new CompiledBlocks(
            Graph("first", false, out _).BuildFirst(), blocks[0].Graph, Graph("last", false, out _).BuildLast(), [.. blocks.Select(block => block.Weights)],
            [.. Enumerable.Range(0, blocks.Length).Select(block => Graph($"block-{block}", false, out _).BuildBlock(block))]);
    }
}
