using Microsoft.ML.OnnxRuntime;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Architectures;

namespace SoraCollab.Diffusion.Denoisers;

/// <summary>A Wan transformer: noisy latents, timesteps and a text (and for some a picture) become a velocity.</summary>
public sealed class WanDenoiser : IDisposable
{
    private readonly GraphSession session;

    /// <summary>Loads a transformer.</summary>
    /// <param name="graph">Its network.</param>
    /// <param name="config">Its shape.</param>
    /// <param name="settings">Where and how it runs.</param>
    public WanDenoiser(CompiledGraph graph, WanTransformerConfig config, SessionSettings settings)
    {
        Config = config;
        session = GraphSession.Open(graph, settings);
    }

    /// <summary>Its shape.</summary>
    public WanTransformerConfig Config { get; }

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

    /// <summary>One pass.</summary>
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
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(inputs, cancellationToken);
            return outputs[0].GetTensorDataAsSpan<float>().ToArray();
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
    public void Dispose() => session.Dispose();
}
