using SoraCollab.Core.Text;

namespace SoraCollab.Core.Storyboards;

/// <summary>What words may be that join a prompt: those of beats, cast and presets.</summary>
public static class WordsRules
{
    /// <summary>Most characters, counted as UTF-16 code units.</summary>
    public const int MaximumLength = 500;

    /// <summary>Throws unless the words may be kept.</summary>
    /// <param name="what">Whose they are, for the message: "beat".</param>
    /// <param name="words">The words.</param>
    /// <param name="mayBeEmpty">False where they must not be blank.</param>
    /// <exception cref="InvalidTextException">They may not; the message says what is allowed.</exception>
    public static void Check(string what, string words, bool mayBeEmpty = true)
    {
        if (!mayBeEmpty && string.IsNullOrWhiteSpace(words))
            throw new InvalidTextException($"The words of the {what} are empty: write 1 to {MaximumLength} characters.");
        if (words.Length > MaximumLength)
            throw new InvalidTextException($"The words of the {what} have {words.Length} characters, but at most {MaximumLength} are allowed.");
        if (TextRules.IndexOfLoneSurrogate(words) is var lone and >= 0)
            throw new InvalidTextException($"The words of the {what} hold half a character (a lone surrogate) at position {lone + 1}.");
        if (TextRules.IndexOfControl(words) is var control and >= 0)
            throw new InvalidTextException($"The words of the {what} hold the control character U+{(int)words[control]:X4} at position {control + 1}.");
    }
}
