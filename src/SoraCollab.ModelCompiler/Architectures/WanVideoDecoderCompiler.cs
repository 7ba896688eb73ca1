using SoraCollab.ModelCompiler.Folders;
using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// Compiles the decoder of the Wan video autoencoder, 2.1 or 2.2 (https://github.com/huggingface/diffusers, autoencoder_kl_wan.py).
/// <para>Inputs: <c>latents</c> [1, latent channels, latent frames, latent height, latent width] float32, not normalised; <c>is_first</c> [1] int64,
/// 1 for the first piece of a clip and 0 for others; a <see cref="FrameCache"/> for each layer that sees earlier frames. Pieces have any
/// number of latent frames.</para>
/// <para>Outputs: <c>pixels</c> [1, channels, frames, height, width] in -1..1; the caches.</para>
/// </summary>
public static class WanVideoDecoderCompiler
{
    /// <summary>Compiles the decoder in a folder with <c>config.json</c> and weights.</summary>
    /// <param name="folder">The component's folder.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(string folder) => Compile(ModelComponent.Open(folder, WanFolder.VaeClass));

    /// <summary>Compiles the decoder of an autoencoder.</summary>
    /// <param name="component">The VAE of a <see cref="ModelFolder"/>.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(ModelComponent component)
    {
        var config = WanVaeConfig.Parse(component.Config);
        using var weights = component.OpenWeights();
        return new WanVideoDecoderGraph(config, new GraphBuilder("wan-video-decoder", weights)).Build();
    }
}
