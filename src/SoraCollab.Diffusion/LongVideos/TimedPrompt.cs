namespace SoraCollab.Diffusion.LongVideos;

/// <summary>What a clip shows from a frame on.</summary>
/// <param name="Frame">The frame, 0 or more.</param>
/// <param name="Prompt">The words.</param>
public sealed record TimedPrompt(int Frame, string Prompt);
