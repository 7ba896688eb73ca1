namespace SoraCollab.Diffusion.TextEncoders;

/// <summary>
/// Encoded prompts by model and prompt, the last used ones up to a number of bytes. It outlives the models: a prompt that was encoded once
/// needs no text encoder again. Safe from several threads.
/// </summary>
/// <param name="maximumBytes">Bytes of vectors kept; 0 keeps none.</param>
public sealed class PromptCache(long maximumBytes = PromptCache.DefaultBytes)
{
    /// <summary>64 MiB: about thirty prompts of the largest encoders, thousands of the smallest.</summary>
    public const long DefaultBytes = 64L * 1024 * 1024;

    private readonly Dictionary<(string Model, string Prompt), LinkedListNode<Entry>> known = [];
    private readonly LinkedList<Entry> byUse = [];
    private readonly Lock gate = new();

    /// <summary>Bytes of vectors kept now.</summary>
    public long Bytes { get; private set; }

    /// <summary>How often a prompt was found.</summary>
    public int Hits { get; private set; }

    /// <summary>The encoded prompt; null where it is not known.</summary>
    /// <param name="model">What decides the vectors besides the prompt: the model's hash and how it is run.</param>
    /// <param name="prompt">The prompt.</param>
    public PromptEmbedding? Find(string model, string prompt)
    {
        lock (gate)
        {
            if (!known.TryGetValue((model, prompt), out LinkedListNode<Entry>? entry))
            {
                return null;
            }

            Hits++;
            byUse.Remove(entry);
            byUse.AddLast(entry);
            return entry.Value.Embedding;
        }
    }

    /// <summary>Keeps an encoded prompt; those used least go for it.</summary>
    public void Add(string model, string prompt, PromptEmbedding embedding)
    {
        lock (gate)
        {
            if (SizeOf(embedding) > maximumBytes || known.ContainsKey((model, prompt)))
            {
                return;
            }

            known.Add((model, prompt), byUse.AddLast(new Entry(model, prompt, embedding)));
            Bytes += SizeOf(embedding);
            while (Bytes > maximumBytes)
            {
                Entry oldest = byUse.First!.Value;
                byUse.RemoveFirst();
                known.Remove((oldest.Model, oldest.Prompt));
                Bytes -= SizeOf(oldest.Embedding);
            }
        }
    }

    private static long SizeOf(PromptEmbedding embedding) => (long)embedding.Values.Length * sizeof(float);

    private sealed record Entry(string Model, string Prompt, PromptEmbedding Embedding);
}
