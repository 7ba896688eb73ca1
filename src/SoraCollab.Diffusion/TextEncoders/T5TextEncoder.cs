using SoraCollab.Diffusion.Models;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.Diffusion.TextEncoders;

/// <summary>The T5 v1.1 encoder: a prompt becomes one vector per token. Vectors of prompts that were encoded before come from a cache.</summary>
public sealed class T5TextEncoder : IDisposable
{
    private readonly SentencePieceTokenizer tokenizer;
    private readonly INetwork network;
    private readonly int width;
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
        : this(tokenizer, GraphSession.Open(graph, settings), graph, length, maskPadding, settings, prompts, modelHash)
    {
    }

    /// <summary>Loads an encoder whose blocks are read from their files when a prompt is encoded, and released after it.</summary>
    /// <param name="tokenizer">Its tokenizer.</param>
    /// <param name="blocks">Its network, as that of the whole graph.</param>
    /// <param name="length">Ids that prompts are cut or filled up to.</param>
    /// <param name="maskPadding">Whether padding is hidden from the encoder; what it gives differs.</param>
    /// <param name="settings">Where and how it runs.</param>
    /// <param name="prompts">Encoded prompts, of this model and of others; null for a cache of its own.</param>
    /// <param name="modelHash">The model's hash, which tells its prompts apart in the cache.</param>
    public T5TextEncoder(
        SentencePieceTokenizer tokenizer, CompiledBlocks blocks, int length, bool maskPadding, SessionSettings settings, PromptCache? prompts = null, string modelHash = "")
        : this(tokenizer, BlockwiseNetwork.Open(blocks, settings, resident: 0), blocks.Last, length, maskPadding, settings, prompts, modelHash)
    {
    }

    private T5TextEncoder(
        SentencePieceTokenizer tokenizer, INetwork network, CompiledGraph end, int length, bool maskPadding, SessionSettings settings, PromptCache? prompts, string modelHash)
    {
        this.prompts = prompts ?? new PromptCache();
        model = $"{modelHash} {settings.Provider} {length} {maskPadding}";
        this.tokenizer = tokenizer;
        this.length = length;
        this.maskPadding = maskPadding;
        this.network = network;
        width = (int)end.Outputs[0].Shape[^1].Size!.Value;
    }

    /// <summary>Loads the text encoder of a model, whole or block by block as the settings say.</summary>
    /// <param name="tokenizer">Its tokenizer.</param>
    /// <param name="component">The encoder.</param>
    /// <param name="length">Ids that prompts are cut or filled up to.</param>
    /// <param name="maskPadding">Whether padding is hidden from the encoder; what it gives differs.</param>
    /// <param name="settings">Where and how it runs.</param>
    /// <param name="prompts">Encoded prompts, of this model and of others; null for a cache of its own.</param>
    /// <param name="modelHash">The model's hash, which tells its prompts apart in the cache.</param>
    /// <exception cref="InvalidModelException">A file is missing or damaged.</exception>
    public static T5TextEncoder Open(
        SentencePieceTokenizer tokenizer, ModelComponent component, int length, bool maskPadding, SessionSettings settings, PromptCache? prompts = null, string modelHash = "") =>
        settings.ResidentBlocks is null
            ? new T5TextEncoder(tokenizer, T5EncoderCompiler.Compile(component), length, maskPadding, settings, prompts, modelHash)
            : new T5TextEncoder(tokenizer, T5EncoderCompiler.CompileBlocks(component), length, maskPadding, settings, prompts, modelHash);

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
    public void Dispose() => network.Dispose();

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

        using var hidden = new TensorBuffer<float>(1, tokens, width);
        using INetworkPass pass = network.Begin();
        pass.BindInput("input_ids", ids.Tensor);
        pass.BindInput("attention_mask", mask.Tensor);
        pass.BindOutput(hidden.Tensor);
        pass.Run(cancellationToken);
        return new PromptEmbedding(hidden.Values[..(prompt.Count * width)].ToArray(), prompt.Count, width, prompt.Truncated);
    }
}
