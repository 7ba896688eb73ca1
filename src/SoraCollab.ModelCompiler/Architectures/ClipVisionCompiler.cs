using SoraCollab.ModelCompiler.Folders;
using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// Compiles the CLIP image encoder as Wan 2.1 uses it (https://github.com/huggingface/transformers, modeling_clip.py): up to the last block
/// but one.
/// <para>Input: <c>pixel_values</c> [pictures, 3, size, size] float32. Output: <c>hidden_states</c> [pictures, tokens, width].</para>
/// </summary>
public static class ClipVisionCompiler
{
    /// <summary>Compiles the encoder in a folder with <c>config.json</c> and weights.</summary>
    /// <param name="folder">The component's folder.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(string folder) => Compile(ModelComponent.Open(folder, WanFolder.ImageEncoderClass));

    /// <summary>Compiles an encoder.</summary>
    /// <param name="component">The image encoder of a <see cref="WanFolder"/>.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(ModelComponent component)
    {
        var config = ClipVisionConfig.Parse(component.Config);
        using var weights = component.OpenWeights();
        return new ClipVisionGraph(config, new GraphBuilder("clip-vision", weights)).Build();
    }
}
