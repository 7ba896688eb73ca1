using Microsoft.ML.OnnxRuntime;
using SoraCollab.Diffusion.Models;
using SoraCollab.ModelCompiler;

namespace SoraCollab.Diffusion.TextEncoders;

/// <summary>The T5 v1.1 encoder: a prompt becomes one vector per token. The last prompts' vectors are kept.</summary>
public sealed class T5TextEncoder : IDisposable
{
    private const int RememberedPrompts = 32;

    private readonly SentencePieceTokenizer tokenizer;
    private readonly GraphSession session;
    private readonly int length;
    private readonly bool maskPadding;
    private readonly Dictionary<string, PromptEmbedding> remembered = [];
    private readonly Queue<string> order = [];
    private readonly Lock gate = new();

    /// <summary>Loads an encoder.</summary>
    /// <param name="tokenizer">Its tokenizer.</param>
    /// <param name="graph">Its network: input_ids [B,L], attention_mask [B,L] to [B,L,D].</param>
    /// <param name="length">Ids that prompts are cut or filled up to.</param>
    /// <param name="maskPadding">Whether padding is hidden from the encoder; what it gives differs.</param>
    /// <param name="settings">Where and how it runs.</param>
    public T5TextEncoder(SentencePieceTokenizer tokenizer, CompiledGraph graph, int length, bool maskPadding, SessionSettings settings)
    {
        this.tokenizer = tokenizer;
        this.length = length;
        this.maskPadding = maskPadding;
        session = GraphSession.Open(graph, settings);
    }

    /// <summary>Encodes a prompt.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public PromptEmbedding Encode(string prompt, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (remembered.TryGetValue(prompt, out PromptEmbedding? known))
            {
                return known;
            }
        }

        PromptEmbedding embedding = Run(tokenizer.Encode(prompt, length), cancellationToken);
        lock (gate)
        {
            if (remembered.TryAdd(prompt, embedding))
            {
                order.Enqueue(prompt);
                if (order.Count > RememberedPrompts)
                {
                    remembered.Remove(order.Dequeue());
                }
            }
        }

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
