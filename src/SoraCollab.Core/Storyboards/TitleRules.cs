using SoraCollab.Core.Text;

namespace SoraCollab.Core.Storyboards;

/// <summary>What a title or slug line may be: one line of text, of bounded length.</summary>
public static class TitleRules
{
    /// <summary>Throws unless the text may be a title or slug line.</summary>
    /// <param name="what">What it is, for the message: "title of a shot".</param>
    /// <param name="text">The text.</param>
    /// <param name="mayBeEmpty">False where it must not be blank.</param>
    /// <exception cref="InvalidTextException">It may not; the message says what is allowed.</exception>
    public static void Check(string what, string text, bool mayBeEmpty = true)
    {
        if (!mayBeEmpty && string.IsNullOrWhiteSpace(text))
            throw new InvalidTextException($"The {what} is empty: give it 1 to {TextRules.MaximumTitleLength} characters.");
        if (text.Length > TextRules.MaximumTitleLength)
            throw new InvalidTextException($"The {what} has {text.Length} characters, but at most {TextRules.MaximumTitleLength} are allowed.");
        if (TextRules.IndexOfLoneSurrogate(text) is var lone and >= 0)
            throw new InvalidTextException($"The {what} holds half a character (a lone surrogate) at position {lone + 1}.");
        var control = text.AsSpan().IndexOfAnyInRange('\0', '\x1f');
        if (control >= 0)
            throw new InvalidTextException($"The {what} must be one line: it holds the control character U+{(int)text[control]:X4} at position {control + 1}.");
    }
}
