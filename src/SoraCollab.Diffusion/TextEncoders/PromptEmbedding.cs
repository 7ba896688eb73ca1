namespace SoraCollab.Diffusion.TextEncoders;

/// <summary>A prompt as the transformer reads it.</summary>
/// <param name="Values">[tokens, width]; the tokens of the prompt alone, no padding.</param>
/// <param name="TokenCount">Tokens, the end token counted.</param>
/// <param name="Width">Values of a token.</param>
/// <param name="Truncated">Whether the prompt was too long and lost its end.</param>
public sealed record PromptEmbedding(float[] Values, int TokenCount, int Width, bool Truncated);
