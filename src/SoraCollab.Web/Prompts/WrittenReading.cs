using SoraCollab.Core.Prompts;

namespace SoraCollab.Web.Prompts;

/// <summary>A shot's prompts written out in full.</summary>
/// <param name="Reading">What the video model reads.</param>
/// <param name="Trouble">Why the language model did not write it, so that the built-in expander did; null where all went well.</param>
public sealed record WrittenReading(PromptReading Reading, string? Trouble);
