using System.Text;

namespace SoraCollab.Core.Screenplays;

/// <summary>Writes a screenplay as Fountain, so that <see cref="FountainParser"/> reads the same again.</summary>
public static class FountainWriter
{
    /// <summary>The text. Whatever could be read as something else is marked for what it is.</summary>
    public static string Write(Screenplay screenplay)
    {
        var text = new StringBuilder();
        if (screenplay.Title.Length > 0) text.Append("Title: ").Append(Markup.Escape(OneLine(screenplay.Title))).Append("\n\n");
        ScriptElementKind? before = null;
        foreach (var element in screenplay.Elements)
        {
            var isSpeech = element.Kind is ScriptElementKind.Parenthetical or ScriptElementKind.Dialogue;
            if (before is not null && !(isSpeech && before is ScriptElementKind.Character or ScriptElementKind.Parenthetical or ScriptElementKind.Dialogue)) text.Append('\n');
            text.Append(Marked(element)).Append('\n');
            before = element.Kind;
        }

        return text.ToString();
    }

    private static string Marked(ScriptElement element)
    {
        // What stands in double brackets is a note to Fountain, whatever it was before.
        var words = Markup.Escape(element.Text.Replace("[[", "[ [", StringComparison.Ordinal));
        var line = OneLine(words);
        return element.Kind switch
        {
            ScriptElementKind.SceneHeading => FountainParser.IsHeading(line) && !line.EndsWith('#') ? line : "." + line.TrimStart('.'),
            ScriptElementKind.Character => $"{(line.StartsWith('@') ? "" : "@")}{line}{(element.IsDual ? " ^" : "")}",
            ScriptElementKind.Parenthetical => line.StartsWith('(') && line.EndsWith(')') ? line : $"({line})",
            ScriptElementKind.Dialogue => string.Join('\n', words.Split('\n').Select(one => one.Trim().Length == 0 ? "  " : one)),
            ScriptElementKind.Lyrics => "~" + line,
            ScriptElementKind.Transition => "> " + line,
            ScriptElementKind.Centered => $"> {line} <",
            ScriptElementKind.Section => "# " + line,
            ScriptElementKind.Synopsis => "= " + line,
            ScriptElementKind.Note => $"[[{string.Join('\n', element.Text.Replace("]]", "] ]", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}]]",
            ScriptElementKind.PageBreak => "===",
            _ => "!" + string.Join("\n!", words.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
        };
    }

    private static string OneLine(string words) => words.ReplaceLineEndings(" ").Trim();
}
