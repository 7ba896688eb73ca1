using SoraCollab.ModelCompiler.Folders;
using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// Compiles the decoder of the LTX video autoencoder (https://github.com/huggingface/diffusers, autoencoder_kl_ltx.py).
/// <para>Input: <c>latents</c> [batch, latent channels, latent frames, latent height, latent width] float32, not normalised (multiplied by
/// the deviation and added to the mean that the weights file holds).</para>
/// <para>Input <c>timestep</c> [1], 0 to 1, where the configuration has timestep_conditioning; the inputs of <see cref="LayerNoise.Of"/> where
/// it has decoder_inject_noise.</para>
/// <para>Output: <c>pixels</c> [batch, 3, frames, height, width], about -1..1, not clamped.</para>
/// </summary>
public static class LtxVideoDecoderCompiler
{
    /// <summary>Compiles the decoder in a folder with <c>config.json</c> and weights.</summary>
    /// <param name="folder">The component's folder.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(string folder) => Compile(ModelComponent.Open(folder, ModelFolder.LtxVaeClass));

    /// <summary>Compiles the decoder of a model.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(ModelFolder model) => Compile(model.Vae);

    /// <summary>Compiles the decoder of an autoencoder.</summary>
    /// <param name="component">The VAE of a <see cref="ModelFolder"/>.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(ModelComponent component)
    {
        var config = LtxVaeConfig.Parse(component.Config);
        using var weights = component.OpenWeights();
        return new LtxVideoDecoderGraph(config, new GraphBuilder("ltx-video-decoder", weights)).Build();
    }
}
