using System.Globalization;
using System.Text;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Core.Screenplays;

/// <summary>Names of characters: as cues write them, as the cast has them, and what the action says of them.</summary>
internal static class CharacterNames
{
    /// <summary>The name of a cue without what stands in parentheses: "INES (V.O.)" is INES.</summary>
    public static string Cue(string cue) => cue.IndexOf('(') is var open and >= 0 ? cue[..open].Trim() : cue.Trim();

    /// <summary>A name as the cast may have it, in mixed case: "DR. O'HARA" is Dr O'Hara; empty where nothing of it may be in a name.</summary>
    public static string Plain(string cue)
    {
        var name = new StringBuilder(cue.Length);
        foreach (var sign in cue.Trim())
        {
            var isGap = char.IsWhiteSpace(sign) || sign is '-' or '\'' or '’';
            if (!isGap && !char.IsLetterOrDigit(sign)) continue;
            if (isGap && (name.Length == 0 || !char.IsLetterOrDigit(name[^1]))) continue;
            var isStart = name.Length == 0 || !char.IsLetterOrDigit(name[^1]);
            name.Append(isGap ? sign == '’' ? '\'' : char.IsWhiteSpace(sign) ? ' ' : sign : isStart ? char.ToUpper(sign, CultureInfo.InvariantCulture) : char.ToLower(sign, CultureInfo.InvariantCulture));
        }

        if (name.Length > CastRules.MaximumNameLength) name.Length = CastRules.MaximumNameLength;
        while (name.Length > 0 && !char.IsLetterOrDigit(name[^1])) name.Length--;
        return name.ToString();
    }

    /// <summary>
    /// What the action says of somebody where it names them first in capitals: what stands in parentheses, or between commas before the
    /// verb, as in "INES, sixteen, coat too big, lights a lantern". Empty where it says nothing in these ways.
    /// </summary>
    public static string Introduction(string cue, IEnumerable<string> action)
    {
        foreach (var text in action)
        {
            var at = IndexOf(text, cue, StringComparison.Ordinal);
            if (at < 0) continue;
            var rest = text[(at + cue.Length)..].ReplaceLineEndings(" ");
            var trimmed = rest.TrimStart();
            if (trimmed.StartsWith('('))
            {
                var close = trimmed.IndexOf(')');
                return close > 1 ? trimmed[1..close].Trim() : "";
            }

            if (!rest.StartsWith(',')) return "";
            var sentence = rest[1..].Split(['.', '!', '?', ';'], 2)[0];
            var last = sentence.LastIndexOf(',');
            return last > 0 ? sentence[..last].Trim() : "";
        }

        return "";
    }

    /// <summary>Where a whole word stands in a text, or -1.</summary>
    public static int IndexOf(string text, string word, StringComparison comparison, int from = 0)
    {
        for (var at = from; at < text.Length && (at = text.IndexOf(word, at, comparison)) >= 0; at++)
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1]) && text[at - 1] != '@') && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return at;
        }

        return -1;
    }
}
