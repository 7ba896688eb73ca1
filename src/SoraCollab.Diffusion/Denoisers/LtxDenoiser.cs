using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.TextEncoders;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.Diffusion.Denoisers;

/// <summary>The LTX-Video transformer: noisy tokens, their positions, their timesteps and a text become a velocity.</summary>
public sealed class LtxDenoiser : IDisposable
{
    private readonly INetwork network;

    /// <summary>Loads a transformer whole.</summary>
    /// <param name="graph">Its network.</param>
    /// <param name="config">Its <c>config.json</c>.</param>
    /// <param name="settings">Where and how it runs.</param>
    public LtxDenoiser(CompiledGraph graph, ModelConfig config, SessionSettings settings)
        : this(GraphSession.Open(graph, settings), config)
    {
    }

    /// <summary>Loads a transformer of which some blocks stay and the rest come and go, as the settings say.</summary>
    /// <param name="blocks">Its network.</param>
    /// <param name="config">Its <c>config.json</c>.</param>
    /// <param name="settings">Where and how it runs.</param>
    public LtxDenoiser(CompiledBlocks blocks, ModelConfig config, SessionSettings settings)
        : this(BlockwiseNetwork.Open(blocks, settings, settings.ResidentBlocks ?? blocks.Weights.Length), config)
    {
    }

    private LtxDenoiser(INetwork network, ModelConfig config)
    {
        this.network = network;
        Channels = config.Integer("in_channels");
        InnerWidth = config.Integer("num_attention_heads") * config.Integer("attention_head_dim");
        LayerCount = config.Integer("num_layers");
    }

    /// <summary>Values of a token.</summary>
    public int Channels { get; }

    /// <summary>Width inside the transformer.</summary>
    public int InnerWidth { get; }

    /// <summary>Transformer blocks.</summary>
    public int LayerCount { get; }

    /// <summary>
    /// Floating-point operations of one pass over one sequence, by the matrix products alone: per layer the projections of
    /// self-attention (4·S·w²), of cross-attention (2·S·w² + 2·L·w²) and the MLP (8·S·w²), two operations each, and the two
    /// attentions (4·S²·w + 4·S·L·w).
    /// </summary>
    public double FlopsOfPass(int tokens, int textTokens)
    {
        double width = InnerWidth, s = tokens, l = textTokens;
        double projections = 2 * ((14 * s * width * width) + (2 * l * width * width));
        double attention = (4 * s * s * width) + (4 * s * l * width);
        return (LayerCount * (projections + attention)) + (4 * s * width * Channels);
    }

    /// <summary>Loads the transformer of a model, whole or block by block as the settings say.</summary>
    /// <param name="component">The transformer.</param>
    /// <param name="settings">Where and how it runs.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged.</exception>
    public static LtxDenoiser Open(ModelComponent component, SessionSettings settings) => settings.ResidentBlocks is null
        ? new LtxDenoiser(LtxTransformerCompiler.Compile(component, settings.Precision, settings.Loras), component.Config, settings)
        : new LtxDenoiser(LtxTransformerCompiler.CompileBlocks(component, settings.Loras), component.Config, settings);

    /// <summary>Prepares the passes of one generation: its text and positions stay where the network needs them.</summary>
    /// <param name="texts">One text for each sequence of the batch, with guidance the negative one first.</param>
    /// <param name="coordinates">[3,S] positions, the same for each sequence.</param>
    public LtxDenoiserRun Begin(IReadOnlyList<PromptEmbedding> texts, ReadOnlySpan<float> coordinates) =>
        new(network.Begin(), texts, coordinates, Channels, InnerWidth);

    /// <inheritdoc />
    public void Dispose() => network.Dispose();
}
