using Microsoft.ML.OnnxRuntime;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.Diffusion.Denoisers;

/// <summary>A Wan transformer: noisy latents, timesteps and a text (and for some a picture) become a velocity.</summary>
public sealed class WanDenoiser : IDisposable
{
    private readonly INetwork network;
    private readonly INetworkPass pass;

    /// <summary>Loads a transformer whole.</summary>
    /// <param name="graph">Its network.</param>
    /// <param name="config">Its shape.</param>
    /// <param name="settings">Where and how it runs.</param>
    public WanDenoiser(CompiledGraph graph, WanTransformerConfig config, SessionSettings settings)
        : this(GraphSession.Open(graph, settings), config)
    {
    }

    /// <summary>Loads a transformer of which some blocks stay and the rest come and go, as the settings say.</summary>
    /// <param name="blocks">Its network.</param>
    /// <param name="config">Its shape.</param>
    /// <param name="settings">Where and how it runs.</param>
    public WanDenoiser(CompiledBlocks blocks, WanTransformerConfig config, SessionSettings settings)
        : this(BlockwiseNetwork.Open(blocks, settings, settings.ResidentBlocks ?? blocks.Weights.Length), config)
    {
    }

    private WanDenoiser(INetwork network, WanTransformerConfig config)
    {
        Config = config;
        this.network = network;
        pass = network.Begin();
    }

    /// <summary>Its shape.</summary>
    public WanTransformerConfig Config { get; }

    /// <summary>Loads a transformer of a model, whole or block by block as the settings say.</summary>
    /// <param name="component">The transformer.</param>
    /// <param name="settings">Where and how it runs.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged.</exception>
    public static WanDenoiser Open(ModelComponent component, SessionSettings settings)
    {
        WanTransformerConfig config = WanTransformerConfig.Parse(component.Config);
        return settings.ResidentBlocks is null
            ? new WanDenoiser(WanTransformerCompiler.Compile(component, settings.Precision, settings.Loras), config, settings)
            : new WanDenoiser(WanTransformerCompiler.CompileBlocks(component, settings.Loras), config, settings);
    }

    /// <summary>Tokens of a clip.</summary>
    public int TokensOf(LatentShape shape) => shape.Frames * (shape.Rows / Config.PatchHeight) * (shape.Columns / Config.PatchWidth);

    /// <summary>Floating-point operations of the matrix products of one pass, two for each product of numbers.</summary>
    /// <param name="config">The transformer's shape.</param>
    /// <param name="tokens">Tokens.</param>
    /// <param name="textTokens">Tokens of the text.</param>
    public static double FlopsOfPass(WanTransformerConfig config, int tokens, int textTokens)
    {
        double width = config.InnerWidth, s = tokens, l = textTokens;
        double projections = 2 * ((6 * s * width * width) + (2 * l * width * width) + (2 * s * width * config.FeedForwardWidth));
        return config.LayerCount * (projections + (4 * s * s * width) + (4 * s * l * width));
    }

    /// <summary>One pass, by one thread at a time.</summary>
    /// <param name="latents">[C,F,H,W] of as many channels as the transformer takes.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="timesteps">One timestep, or one for each token; 0 to 1000.</param>
    /// <param name="text">[L, text channels], padding included.</param>
    /// <param name="picture">[N, image channels] for models with an image encoder, else null.</param>
    /// <param name="cancellationToken">Stops the pass at its next operator.</param>
    /// <returns>[C,F,H,W] the velocity.</returns>
    public float[] Predict(float[] latents, LatentShape shape, float[] timesteps, float[] text, float[]? picture, CancellationToken cancellationToken)
    {
        int tokens = TokensOf(shape);
        int pairs = Config.HeadWidth / 2;
        var (cosines, sines) = (new float[tokens * pairs], new float[tokens * pairs]);
        WanRotaryEmbedding.Fill(shape.Frames, shape.Rows / Config.PatchHeight, shape.Columns / Config.PatchWidth, Config.HeadWidth, cosines, sines);
        var inputs = new Dictionary<string, OrtValue>
        {
            ["hidden_states"] = OrtValue.CreateTensorValueFromMemory(latents, [1, shape.Channels, shape.Frames, shape.Rows, shape.Columns]),
            ["encoder_hidden_states"] = OrtValue.CreateTensorValueFromMemory(text, [1, text.Length / Config.TextChannels, Config.TextChannels]),
            ["timestep"] = OrtValue.CreateTensorValueFromMemory(timesteps, [1, timesteps.Length]),
            ["rope_cos"] = OrtValue.CreateTensorValueFromMemory(cosines, [tokens, pairs]),
            ["rope_sin"] = OrtValue.CreateTensorValueFromMemory(sines, [tokens, pairs]),
        };
        if (Config.ImageChannels is int channels)
        {
            inputs["encoder_hidden_states_image"] = OrtValue.CreateTensorValueFromMemory(picture!, [1, picture!.Length / channels, channels]);
        }

        try
        {
            var velocity = new float[Config.OutputChannels * shape.Frames * shape.Rows * shape.Columns];
            using OrtValue output = OrtValue.CreateTensorValueFromMemory(velocity, [1, Config.OutputChannels, shape.Frames, shape.Rows, shape.Columns]);
            foreach ((string name, OrtValue value) in inputs)
            {
                pass.BindInput(name, value);
            }

            pass.BindOutput(output);
            pass.Run(cancellationToken);
            return velocity;
        }
        finally
        {
            foreach (OrtValue input in inputs.Values)
            {
                input.Dispose();
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        pass.Dispose();
        network.Dispose();
    }
}
