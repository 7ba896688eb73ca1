namespace SoraCollab.Diffusion.TextEncoders;

/// <summary>A prompt as token ids.</summary>
/// <param name="Ids">Ids, filled up to the tokenizer's length with the padding id.</param>
/// <param name="Count">How many of them stand for the prompt, the end token counted.</param>
/// <param name="Truncated">Whether the prompt was too long and lost its end.</param>
public sealed record TokenizedPrompt(int[] Ids, int Count, bool Truncated);
