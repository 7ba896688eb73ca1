using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.TextEncoders;

namespace SoraCollab.Diffusion.Denoisers;

/// <summary>The passes of one generation. All buffers are made once; a pass allocates nothing of the clip's size.</summary>
public sealed class LtxDenoiserRun : IDisposable
{
    private const string HiddenStates = "hidden_states";
    private const string Timestep = "timestep";

    private readonly INetworkPass pass;
    private readonly int batch;
    private readonly int tokens;
    private readonly List<IDisposable> owned = [];
    private readonly TensorBuffer<float> hidden;
    private readonly TensorBuffer<float> commonTimestep;
    private readonly TensorBuffer<float> tokenTimesteps;
    private readonly TensorBuffer<float> velocity;

    internal LtxDenoiserRun(INetworkPass pass, IReadOnlyList<PromptEmbedding> texts, ReadOnlySpan<float> coordinates, int channels, int innerWidth)
    {
        this.pass = Own(pass);
        batch = texts.Count;
        tokens = coordinates.Length / 3;
        hidden = Own(new TensorBuffer<float>(batch, tokens, channels));
        commonTimestep = Own(new TensorBuffer<float>(batch, 1));
        tokenTimesteps = Own(new TensorBuffer<float>(batch, tokens));
        velocity = Own(new TensorBuffer<float>(batch, tokens, channels));
        TensorBuffer<float> cosines = Own(new TensorBuffer<float>(1, tokens, innerWidth));
        TensorBuffer<float> sines = Own(new TensorBuffer<float>(1, tokens, innerWidth));
        LtxRotaryEmbedding.Fill(coordinates, innerWidth, cosines.Values, sines.Values);
        pass.BindInput("rope_cos", cosines.Tensor);
        pass.BindInput("rope_sin", sines.Tensor);
        BindTexts(texts);
        pass.BindOutput(velocity.Tensor);
    }

    /// <summary>One pass where all tokens are at the same noise level.</summary>
    /// <param name="latents">[S,C] tokens, given to each sequence of the batch.</param>
    /// <param name="timestep">The timestep, 0 to 1000.</param>
    /// <param name="cancellationToken">Stops the pass at its next operator.</param>
    /// <returns>[B,S,C] velocities; the caller may write into them, the next pass overwrites them.</returns>
    public Span<float> Predict(ReadOnlySpan<float> latents, float timestep, CancellationToken cancellationToken)
    {
        commonTimestep.Values.Fill(timestep);
        return Run(latents, commonTimestep, cancellationToken);
    }

    /// <summary>One pass where each token has a noise level of its own.</summary>
    /// <param name="latents">[S,C] tokens, given to each sequence of the batch.</param>
    /// <param name="timesteps">[S] timesteps, 0 to 1000.</param>
    /// <param name="cancellationToken">Stops the pass at its next operator.</param>
    /// <returns>[B,S,C] velocities; the caller may write into them, the next pass overwrites them.</returns>
    public Span<float> Predict(ReadOnlySpan<float> latents, ReadOnlySpan<float> timesteps, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(timesteps.Length, tokens);
        for (int sequence = 0; sequence < batch; sequence++)
        {
            timesteps.CopyTo(tokenTimesteps.Values[(sequence * tokens)..]);
        }

        return Run(latents, tokenTimesteps, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        for (int i = owned.Count - 1; i >= 0; i--)
        {
            owned[i].Dispose();
        }
    }

    private Span<float> Run(ReadOnlySpan<float> latents, TensorBuffer<float> timesteps, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(latents.Length, hidden.Values.Length / batch);
        for (int sequence = 0; sequence < batch; sequence++)
        {
            latents.CopyTo(hidden.Values[(sequence * latents.Length)..]);
        }

        // Binding is what copies an input to a GPU, so the two that changed are bound anew.
        pass.BindInput(HiddenStates, hidden.Tensor);
        pass.BindInput(Timestep, timesteps.Tensor);
        pass.Run(cancellationToken);
        return velocity.Values;
    }

    private void BindTexts(IReadOnlyList<PromptEmbedding> texts)
    {
        int length = texts.Max(text => text.TokenCount);
        int width = texts[0].Width;
        TensorBuffer<float> values = Own(new TensorBuffer<float>(batch, length, width));
        TensorBuffer<float> mask = Own(new TensorBuffer<float>(batch, length));
        for (int sequence = 0; sequence < batch; sequence++)
        {
            texts[sequence].Values.CopyTo(values.Values[(sequence * length * width)..]);
            mask.Values.Slice(sequence * length, texts[sequence].TokenCount).Fill(1);
        }

        pass.BindInput("encoder_hidden_states", values.Tensor);
        pass.BindInput("encoder_attention_mask", mask.Tensor);
    }

    private T Own<T>(T resource)
        where T : IDisposable
    {
        owned.Add(resource);
        return resource;
    }
}
