using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>The trained part of the bundled model: text encoder and transformer, their parameters in one set.</summary>
internal sealed class VideoModel
{
    public const string TransformerPrefix = "transformer.";
    public const string TextPrefix = "text_encoder.";

    public VideoModel(WeightSet weights, ModelShape shape)
    {
        (Weights, Shape) = (weights, shape);
        Text = new T5Encoder(weights, TextPrefix, shape.Text);
        Transformer = new LtxTransformer(weights, TransformerPrefix, shape.Transformer);
        Padding = new PaddingGuard(weights, TextPrefix, shape.Text);
    }

    public WeightSet Weights { get; }

    public ModelShape Shape { get; }

    public T5Encoder Text { get; }

    public LtxTransformer Transformer { get; }

    /// <summary>Keeps padding out of the text encoder's attention; apply it after every change of the weights.</summary>
    public PaddingGuard Padding { get; }

    /// <summary>Takes the weights of a model folder in diffusers' layout.</summary>
    /// <exception cref="InvalidDataException">A tensor is missing, or has another shape than this network's.</exception>
    public void Load(string folder)
    {
        using var scope = NewDisposeScope();
        Weights.Load(SafetensorsFile.Read(Path.Combine(folder, "text_encoder", "model.safetensors")), TextPrefix);
        Weights.Load(SafetensorsFile.Read(Path.Combine(folder, "transformer", "diffusion_pytorch_model.safetensors")), TransformerPrefix);
    }

    /// <param name="latents">Normalised latents, [batch, tokens, channels], float32.</param>
    /// <param name="timesteps">Noise level times 1000, [batch, levels].</param>
    /// <param name="words">Token ids and their mask.</param>
    /// <param name="tables">Rotary positions of the tokens.</param>
    /// <param name="type">Type to compute in.</param>
    public ModelOutput Forward(Tensor latents, Tensor timesteps, WordBatch words, RotaryTables tables, ScalarType type)
    {
        var text = Text.Forward(words.Ids, words.Mask, type);
        var (velocity, middle) = Transformer.Forward(latents.to(type), timesteps, text, words.Mask, tables);
        return new ModelOutput(velocity.to(ScalarType.Float32), middle, text);
    }
}
