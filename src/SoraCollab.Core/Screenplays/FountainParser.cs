using System.Text;
using System.Text.RegularExpressions;

namespace SoraCollab.Core.Screenplays;

/// <summary>
/// Reads Fountain (fountain.io/syntax) and screenplays typed as plain text: what tells the two apart are marks that plain text has not got,
/// and page furniture (numbers, CONTINUED) that Fountain has not got, so one reader serves both. Nothing is refused: what is nothing else is action.
/// </summary>
public static partial class FountainParser
{
    private static readonly string[] TitleKeys = ["title", "credit", "author", "authors", "source", "draft date", "date", "contact", "copyright", "notes", "revision", "format"];

    /// <summary>The paragraphs of a screenplay.</summary>
    /// <param name="text">Any text.</param>
    public static Screenplay Parse(string text)
    {
        var plain = WithoutBoneyard(text.ReplaceLineEndings("\n").Replace('\f', '\n').Replace("\t", "    ", StringComparison.Ordinal));
        var lines = plain.Split('\n');
        var (title, first) = TitlePage(lines);
        var reader = new Reader(lines[first..]);
        return new Screenplay(title, [.. reader.Read()]);
    }

    /// <summary>Whether a line is in capitals, as headings, cues and transitions are; what stands in parentheses does not count.</summary>
    internal static bool IsInCapitals(string line)
    {
        var (depth, letters) = (0, 0);
        foreach (var sign in line)
        {
            if (sign == '(') depth++;
            else if (sign == ')') depth = Math.Max(0, depth - 1);
            else if (depth > 0) continue;
            else if (char.IsLower(sign)) return false;
            else if (char.IsLetter(sign)) letters++;
        }

        return letters > 0;
    }

    /// <summary>Whether a line heads a scene without being marked as one.</summary>
    internal static bool IsHeading(string line) => Heading().IsMatch(line);

    private static string WithoutBoneyard(string text)
    {
        if (!text.Contains("/*", StringComparison.Ordinal)) return text;
        var kept = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var from = text.IndexOf("/*", at, StringComparison.Ordinal);
            var to = from < 0 ? -1 : text.IndexOf("*/", from + 2, StringComparison.Ordinal);
            if (to < 0)
            {
                kept.Append(text, at, text.Length - at);
                break;
            }

            kept.Append(text, at, from - at);
            at = to + 2;
        }

        return kept.ToString();
    }

    private static (string Title, int First) TitlePage(string[] lines)
    {
        var at = Array.FindIndex(lines, line => line.Trim().Length > 0);
        if (at < 0 || KeyOf(lines[at]) is null) return ("", Math.Max(at, 0));
        var (title, key) = (new List<string>(), "");
        for (; at < lines.Length && lines[at].Trim().Length > 0; at++)
        {
            var words = lines[at].Trim();
            if (!char.IsWhiteSpace(lines[at][0]) && words.IndexOf(':') is var colon and > 0)
            {
                key = words[..colon].ToLowerInvariant();
                words = words[(colon + 1)..].Trim();
            }

            if (key == "title" && words.Length > 0) title.Add(Markup.Strip(words));
        }

        return (string.Join(' ', title), at);
    }

    private static string? KeyOf(string line) => line.IndexOf(':') is var colon and > 0 && TitleKeys.Contains(line[..colon].Trim().ToLowerInvariant()) ? line[..colon] : null;

    [GeneratedRegex(@"^(INT\.?/EXT|EXT\.?/INT|INT|EXT|EST|I/E|E/I)[. ]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(\d{1,4}\.?|\(MORE\)|\(CONTINUED\)|CONTINUED:( \(\d+\))?)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Furniture();

    // A scene's number in both margins, or in the left: "12  INT. HOUSE - DAY  12".
    [GeneratedRegex(@"^\d{1,4}[A-Z]?\.?\s+(?<heading>(INT|EXT|EST|I/E|E/I).*?)(\s{2,}\d{1,4}[A-Z]?\.?)?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\s*#[^#]+#$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SceneNumber();

    private sealed class Reader(string[] lines)
    {
        private readonly List<ScriptElement> elements = [];
        private readonly List<string> paragraph = [];
        private int at;

        public List<ScriptElement> Read()
        {
            while (at < lines.Length)
            {
                var line = lines[at].Trim();
                if (line.Length == 0 || Furniture().IsMatch(line))
                {
                    EndParagraph();
                    at++;
                    continue;
                }

                ReadLine(line);
            }

            EndParagraph();
            return elements;
        }

        private void ReadLine(string line)
        {
            var startsParagraph = paragraph.Count == 0;
            if (line.StartsWith("[[", StringComparison.Ordinal) && ReadNote()) return;
            if (line.StartsWith('!')) Continue(line[1..]);
            else if (line.Length >= 3 && line.All(sign => sign == '=')) Add(ScriptElementKind.PageBreak, "");
            else if (line.StartsWith('=')) Add(ScriptElementKind.Synopsis, line[1..]);
            else if (line.StartsWith('#')) Add(ScriptElementKind.Section, line.TrimStart('#'));
            else if (line.StartsWith('~')) Add(ScriptElementKind.Lyrics, line[1..]);
            else if (line.Length > 1 && line[0] == '.' && line[1] != '.') Add(ScriptElementKind.SceneHeading, WithoutNumber(line[1..]));
            else if (Numbered().Match(line) is { Success: true } numbered) Add(ScriptElementKind.SceneHeading, WithoutNumber(numbered.Groups["heading"].Value));
            else if (startsParagraph && IsHeading(line)) Add(ScriptElementKind.SceneHeading, WithoutNumber(line));
            else if (line.StartsWith('>')) Add(line.EndsWith('<') && line.Length > 1 ? ScriptElementKind.Centered : ScriptElementKind.Transition, line.Trim('>', '<'));
            else if (startsParagraph && IsTransition(line)) Add(ScriptElementKind.Transition, line);
            else if (startsParagraph && IsCue(line)) ReadSpeech(line);
            else Continue(lines[at].TrimEnd());
        }

        private bool IsTransition(string line) => IsBlankAfter() && IsInCapitals(line) && (line.EndsWith("TO:", StringComparison.Ordinal)
            || line is "FADE IN:" or "FADE IN." or "FADE OUT." or "FADE OUT:" or "FADE TO BLACK." or "CUT TO BLACK." or "THE END" or "THE END.");

        private bool IsCue(string line) => line[0] == '@' && line.Length > 1 || !IsBlankAfter() && IsInCapitals(line) && line.Length <= 60;

        private bool IsBlankAfter() => at + 1 >= lines.Length || lines[at + 1].Trim().Length == 0;

        private void ReadSpeech(string cue)
        {
            var isDual = cue.EndsWith('^');
            var who = cue.TrimStart('@').TrimEnd('^').Trim();
            elements.Add(new ScriptElement(ScriptElementKind.Character, Markup.Strip(who), isDual));
            var speech = new List<string>();
            void EndSpeech()
            {
                if (speech.Count > 0) elements.Add(new ScriptElement(ScriptElementKind.Dialogue, string.Join('\n', speech)));
                speech.Clear();
            }

            for (at++; at < lines.Length; at++)
            {
                var line = lines[at].Trim();
                // Two spaces hold an empty line within what is said.
                if (line.Length == 0 && (lines[at].Length < 2 || speech.Count == 0)) break;
                if (line is "(MORE)" or "(CONTINUED)") continue;
                if (line.StartsWith('(') && line.EndsWith(')'))
                {
                    EndSpeech();
                    elements.Add(new ScriptElement(ScriptElementKind.Parenthetical, Markup.Strip(line)));
                }
                else if (line.StartsWith('~'))
                {
                    EndSpeech();
                    elements.Add(new ScriptElement(ScriptElementKind.Lyrics, Markup.Strip(line[1..].Trim())));
                }
                else
                {
                    speech.Add(Spoken(line));
                }
            }

            while (speech.Count > 0 && speech[^1].Length == 0) speech.RemoveAt(speech.Count - 1);
            EndSpeech();
        }

        // Notes within a speech stand behind it.
        private string Spoken(string line)
        {
            var (words, notes) = Markup.TakeNotes(line);
            pending.AddRange(notes);
            return Markup.Strip(words.Trim());
        }

        private readonly List<string> pending = [];

        /// <summary>A note that begins a line, over several where it ends in a later one of the same paragraph.</summary>
        private bool ReadNote()
        {
            var last = at;
            while (last < lines.Length && lines[last].Trim().Length > 0 && !lines[last].Contains("]]", StringComparison.Ordinal)) last++;
            if (last >= lines.Length || !lines[last].TrimEnd().EndsWith("]]", StringComparison.Ordinal)) return false;
            var whole = string.Join('\n', lines[at..(last + 1)].Select(line => line.Trim()));
            var (rest, notes) = Markup.TakeNotes(whole);
            if (rest.Trim().Length > 0) return false;
            EndParagraph();
            elements.AddRange(notes.Select(note => new ScriptElement(ScriptElementKind.Note, note)));
            at = last + 1;
            return true;
        }

        private void Continue(string line)
        {
            paragraph.Add(line);
            at++;
        }

        private void EndParagraph()
        {
            if (paragraph.Count > 0)
            {
                var (words, notes) = Markup.TakeNotes(string.Join('\n', paragraph.Select(line => line.Trim())));
                paragraph.Clear();
                var plain = Markup.Strip(words).Trim();
                if (plain.Length > 0) elements.Add(new ScriptElement(ScriptElementKind.Action, plain));
                pending.AddRange(notes);
            }

            elements.AddRange(pending.Select(note => new ScriptElement(ScriptElementKind.Note, note)));
            pending.Clear();
        }

        private void Add(ScriptElementKind kind, string text)
        {
            EndParagraph();
            var (words, notes) = Markup.TakeNotes(text);
            elements.Add(new ScriptElement(kind, Markup.Strip(words).Trim()));
            elements.AddRange(notes.Select(note => new ScriptElement(ScriptElementKind.Note, note)));
            at++;
        }

        private static string WithoutNumber(string heading) => SceneNumber().Replace(heading.Trim(), "");
    }
}
