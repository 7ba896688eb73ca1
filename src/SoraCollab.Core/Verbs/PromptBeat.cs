namespace SoraCollab.Core.Verbs;

/// <summary>A timed part of a prompt: its words hold from a frame to the next beat.</summary>
/// <param name="AtFrame">The frame it begins at, from 0.</param>
/// <param name="Prompt">What is seen from there on.</param>
public sealed record PromptBeat(int AtFrame, string Prompt);
