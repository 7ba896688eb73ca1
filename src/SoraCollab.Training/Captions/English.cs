namespace SoraCollab.Training.Captions;

/// <summary>As much English grammar as the captions need.</summary>
internal static class English
{
    private static readonly string[] Doubling = ["run", "trot", "swim", "spin", "hop", "zigzag"];
    private static readonly string[] HissingEndings = ["s", "sh", "ch", "x", "o"];

    public static string Inflect(string verb, VerbForm form) => form == VerbForm.ThirdPerson ? ThirdPerson(verb) : Participle(verb);

    public static string WithArticle(string noun) => (StartsWithVowel(noun) ? "an " : "a ") + noun;

    public static string Capitalize(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string ThirdPerson(string verb)
    {
        if (verb == "fly") return "flies";
        return HissingEndings.Any(ending => verb.EndsWith(ending, StringComparison.Ordinal)) ? verb + "es" : verb + "s";
    }

    private static string Participle(string verb)
    {
        if (verb == "lie") return "lying";
        if (Doubling.Contains(verb)) return verb + verb[^1] + "ing";
        var silentE = verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal);
        return (silentE ? verb[..^1] : verb) + "ing";
    }

    private static bool StartsWithVowel(string word) =>
        word.Length > 0 && "aeiou".Contains(word[0]) && !word.StartsWith("one", StringComparison.Ordinal);
}
