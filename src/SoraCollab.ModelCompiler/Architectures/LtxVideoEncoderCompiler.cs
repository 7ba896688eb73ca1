using SoraCollab.ModelCompiler.Folders;
using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// Compiles the encoder of the LTX video autoencoder (https://github.com/huggingface/diffusers, autoencoder_kl_ltx.py).
/// <para>Input: <c>pixels</c> [batch, 3, frames, height, width] float32 in -1..1; frames is a multiple of the temporal compression plus 1, height and
/// width are multiples of the spatial compression.</para>
/// <para>Outputs: <c>mean</c> and <c>logvar</c> of the posterior, each [batch, latent channels, latent frames, latent height, latent
/// width], not normalised.</para>
/// </summary>
public static class LtxVideoEncoderCompiler
{
    /// <summary>Compiles the encoder in a folder with <c>config.json</c> and weights.</summary>
    /// <param name="folder">The component's folder.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(string folder) => Compile(ModelComponent.Open(folder, ModelFolder.LtxVaeClass));

    /// <summary>Compiles the encoder of a model.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(ModelFolder model) => Compile(model.Vae);

    /// <summary>Compiles the encoder of an autoencoder.</summary>
    /// <param name="component">The VAE of a <see cref="ModelFolder"/>.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(ModelComponent component)
    {
        var config = LtxVaeConfig.Parse(component.Config);
        using var weights = component.OpenWeights();
        return new LtxVideoEncoderGraph(config, new GraphBuilder("ltx-video-encoder", weights)).Build();
    }
}
