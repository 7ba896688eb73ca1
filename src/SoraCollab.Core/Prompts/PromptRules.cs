using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Prompts;

/// <summary>What a shot's prompt may be. An empty prompt may be stored, since every prompt starts so, but not generated.</summary>
public static class PromptRules
{
    /// <summary>Longest prompt in characters, counted as browsers do (UTF-16 code units; most emoji count as two).</summary>
    public const int MaximumLength = 2000;

    /// <summary>Throws unless the prompt may be stored.</summary>
    /// <exception cref="InvalidPromptException">It may not; the message says what is allowed.</exception>
    public static void Check(string prompt)
    {
        if (prompt.Length > MaximumLength)
            throw new InvalidPromptException($"The prompt has {prompt.Length} characters, but at most {MaximumLength} are allowed. Shorten it by {prompt.Length - MaximumLength}.");
        if (TextRules.IndexOfLoneSurrogate(prompt) is var lone and >= 0)
            throw new InvalidPromptException($"The prompt holds half a character (a lone surrogate) at position {lone + 1}. Delete it and type the character again.");
        if (TextRules.IndexOfControl(prompt) is var control and >= 0)
            throw new InvalidPromptException($"The prompt holds the control character U+{(int)prompt[control]:X4} at position {control + 1}. Only letters, signs, spaces, tabs and line ends are allowed.");
    }

    /// <summary>Throws unless a take may be generated from the prompt.</summary>
    /// <exception cref="InvalidPromptException">It may not; the message says what is allowed.</exception>
    public static void CheckForGeneration(string prompt)
    {
        if (string.IsNullOrWhiteSpace(prompt))
            throw new InvalidPromptException("The prompt is empty. Say what the shot shows before generating it.");
        Check(prompt);
    }
}
