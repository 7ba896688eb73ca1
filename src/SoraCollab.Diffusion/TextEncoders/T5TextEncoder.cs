using Microsoft.ML.OnnxRuntime;
using SoraCollab.Diffusion.Models;
using SoraCollab.ModelCompiler;

namespace SoraCollab.Diffusion.TextEncoders;

/// <summary>The T5 v1.1 encoder: a prompt becomes one vector per token. Vectors of prompts that were encoded before come from a cache.</summary>
public sealed class T5TextEncoder : IDisposable
{
    private readonly SentencePieceTokenizer tokenizer;
    private readonly GraphSession session;
    private readonly int length;
    private readonly bool maskPadding;
    private readonly PromptCache prompts;
    private readonly string model;

    /// <summary>Loads an encoder.</summary>
    /// <param name="tokenizer">Its tokenizer.</param>
    /// <param name="graph">Its network: input_ids [B,L], attention_mask [B,L] to [B,L,D].</param>
    /// <param name="length">Ids that prompts are cut or filled up to.</param>
    /// <param name="maskPadding">Whether padding is hidden from the encoder; what it gives differs.</param>
    /// <param name="settings">Where and how it runs.</param>
    /// <param name="prompts">Encoded prompts, of this model and of others; null for a cache of its own.</param>
    /// <param name="modelHash">The model's hash, which tells its prompts apart in the cache.</param>
    public T5TextEncoder(
        SentencePieceTokenizer tokenizer, CompiledGraph graph, int length, bool maskPadding, SessionSettings settings, PromptCache? prompts = null, string modelHash = "")
    {
        this.prompts = prompts ?? new PromptCache();
        model = $"{modelHash} {settings.Provider} {length} {maskPadding}";
        this.tokenizer = tokenizer;
        this.length = length;
        this.maskPadding = maskPadding;
        session = GraphSession.Open(graph, settings);
    }

    /// <summary>Encodes a prompt.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public PromptEmbedding Encode(string prompt, CancellationToken cancellationToken)
    {
        if (prompts.Find(model, prompt) is { } known)
        {
            return known;
        }

        PromptEmbedding embedding = Run(tokenizer.Encode(prompt, length), cancellationToken);
        prompts.Add(model, prompt, embedding);
        return embedding;
    }

    /// <inheritdoc />
    public void Dispose() => session.Dispose();

    private PromptEmbedding Run(TokenizedPrompt prompt, CancellationToken cancellationToken)
    {
        // Padding that is masked changes nothing, so it is left out; padding that is not masked is read like words.
        int tokens = maskPadding ? prompt.Count : length;
        using var ids = new TensorBuffer<long>(1, tokens);
        using var mask = new TensorBuffer<long>(1, tokens);
        for (int i = 0; i < tokens; i++)
        {
            ids.Values[i] = prompt.Ids[i];
        }

        mask.Values.Fill(1);

        var inputs = new Dictionary<string, OrtValue> { ["input_ids"] = ids.Tensor, ["attention_mask"] = mask.Tensor };
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(inputs, cancellationToken);
        ReadOnlySpan<float> hidden = outputs[0].GetTensorDataAsSpan<float>();
        int width = hidden.Length / tokens;
        return new PromptEmbedding(hidden[..(prompt.Count * width)].ToArray(), prompt.Count, width, prompt.Truncated);
    }
}
