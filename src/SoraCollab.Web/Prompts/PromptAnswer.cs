using SoraCollab.Core.Prompts;
using SoraCollab.Core.Text;

namespace SoraCollab.Web.Prompts;

/// <summary>Tells a written-out prompt from rubbish: what a model answers is read by another model, and nobody looks at each.</summary>
internal static class PromptAnswer
{
    // Shorter words are mostly those that hold a sentence together.
    private const int ContentWordLength = 4;

    /// <summary>The answer as one paragraph.</summary>
    /// <param name="answer">What the model said.</param>
    /// <param name="name">The model, for the message.</param>
    /// <exception cref="PromptModelException">It is no prompt.</exception>
    public static string Paragraph(string answer, string name)
    {
        var text = string.Join(' ', answer.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('"', '“', '”', ' ');
        if (text.Length == 0 || text[0] is '{' or '[' or '<' or '`' || !text.Any(char.IsLetter))
            throw new PromptModelException($"{name} answered something that is no caption.", mayPass: false);
        if (text.Length > PromptRules.MaximumLength)
            throw new PromptModelException($"{name} answered {text.Length} characters; at most {PromptRules.MaximumLength} can be read.", mayPass: false);
        if (TextRules.IndexOfLoneSurrogate(text) >= 0 || TextRules.IndexOfControl(text) >= 0)
            throw new PromptModelException($"{name} answered with characters that are no text.", mayPass: false);
        return text;
    }

    /// <summary>The answer where it still says what the prompt says, in words that the reading model knows.</summary>
    /// <param name="prompt">What was to be written out.</param>
    /// <param name="answer">What the model said.</param>
    /// <param name="vocabulary">Of the model that reads it; null where that reads free text.</param>
    /// <param name="name">The model, for the message.</param>
    /// <exception cref="PromptModelException">It does not.</exception>
    public static string Expansion(string prompt, string answer, ModelVocabulary? vocabulary, string name)
    {
        var text = Paragraph(answer, name);
        var asked = Words(prompt).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (asked.Count > 0 && 2 * asked.Intersect(Words(text), StringComparer.OrdinalIgnoreCase).Count() < asked.Count)
            throw new PromptModelException($"{name} answered something that leaves out most of the prompt.", mayPass: false);
        if (vocabulary is not null && vocabulary.FindUnknownWords(prompt).Count == 0 && vocabulary.FindUnknownWords(text) is [var unknown, ..])
            throw new PromptModelException($"{name} used words that the video model does not know, such as “{unknown.Word}”.", mayPass: false);
        return text;
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split([.. " \t\r\n.,;:!?\"'()“”’-–—…@"], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ContentWordLength);
}
