using SoraCollab.ModelCompiler.Folders;
using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>
/// Compiles the encoder of the Wan video autoencoder, 2.1 or 2.2 (https://github.com/huggingface/diffusers, autoencoder_kl_wan.py).
/// <para>Inputs: <c>pixels</c> [1, channels, frames, height, width] float32; <c>is_first</c> [1] int64, 1 for the first piece of a clip and 0
/// for others; a <see cref="FrameCache"/> for each layer that sees earlier frames. The first piece has a multiple of four frames plus one
/// (or is the whole clip), others a multiple of four.</para>
/// <para>Outputs: <c>mean</c> [1, latent channels, latent frames, latent height, latent width], the posterior's mode, not normalised; the caches.</para>
/// </summary>
public static class WanVideoEncoderCompiler
{
    /// <summary>Compiles the encoder in a folder with <c>config.json</c> and weights.</summary>
    /// <param name="folder">The component's folder.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(string folder) => Compile(ModelComponent.Open(folder, WanFolder.VaeClass));

    /// <summary>Compiles the encoder of an autoencoder.</summary>
    /// <param name="component">The VAE of a <see cref="ModelFolder"/>.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged, a tensor is missing or misshapen.</exception>
    /// <exception cref="UnsupportedOptionException">The configuration asks for something that is not supported.</exception>
    public static CompiledGraph Compile(ModelComponent component)
    {
        var config = WanVaeConfig.Parse(component.Config);
        using var weights = component.OpenWeights();
        return new WanVideoEncoderGraph(config, new GraphBuilder("wan-video-encoder", weights)).Build();
    }
}
