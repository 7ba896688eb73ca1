using System.Text.RegularExpressions;

namespace SoraCollab.Core.Verbs;

/// <summary>
/// A dissolve that the words of a join ask for: "a boat on the sea dissolves into a town at night". Both scenes then go on by
/// themselves while one fades into the other; without such words a join's bridge is one movement.
/// </summary>
/// <param name="Before">What the scene before it shows; the whole prompt where nothing stands before the word.</param>
/// <param name="After">What the scene after it shows; the whole prompt where nothing stands behind the word.</param>
public sealed partial record Dissolve(string Before, string After)
{
    /// <summary>The dissolve that a prompt asks for; null where it asks for none, or says that it wants none.</summary>
    public static Dissolve? In(string prompt)
    {
        var found = Words().Match(prompt);
        if (!found.Success || Denial().IsMatch(prompt[..found.Index])) return null;
        string Part(string text) => text.Trim(Edges) is { Length: > 0 } words ? words : prompt;
        return new Dissolve(Part(prompt[..found.Index]), Part(prompt[(found.Index + found.Length)..]));
    }

    private static readonly char[] Edges = [' ', '\t', '\n', '\r', ',', '.', ';', ':', '-'];

    [GeneratedRegex(@"\b(?:(?:and|which|that)\s+)?(?:slowly\s+|softly\s+|gently\s+)?(?:cross[- ]?)?(?:dissolv(?:es?|ing)|crossfad(?:es?|ing)|(?<=cross[- ])fad(?:es?|ing)|fad(?:es?|ing)(?=\s+(?:in)?to\s+(?!black|white|grey|gray)))\b(?:\s+(?:in)?to\b)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(?:no|not|without|never|don't)\s+(?:\w+\s+)?(?:a\s+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denial();
}
