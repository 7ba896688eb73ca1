using System.Xml;
using System.Xml.Linq;

namespace SoraCollab.Core.Screenplays;

/// <summary>Reads Final Draft's .fdx, which is XML: paragraphs with a type, each of runs of text.</summary>
internal static class FinalDraftReader
{
    /// <exception cref="InvalidScreenplayException">It is not XML, or not Final Draft's.</exception>
    public static Screenplay Read(string xml)
    {
        XElement root;
        try
        {
            // No document types: they can name files and grow without bound.
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = ScreenplayReader.MaximumBytes };
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException broken)
        {
            throw new InvalidScreenplayException($"The file looks like Final Draft but cannot be read as XML: {broken.Message}");
        }

        if (root.Name.LocalName != "FinalDraft" || Child(root, "Content") is not { } content)
            throw new InvalidScreenplayException($"The file is XML, but of <{root.Name.LocalName}> and not of Final Draft: a <FinalDraft> with <Content> is wanted.");
        var elements = new List<ScriptElement>();
        foreach (var paragraph in Paragraphs(content)) Add(elements, paragraph, isDual: false);
        return new Screenplay(TitleOf(root), [.. elements]);
    }

    private static IEnumerable<XElement> Paragraphs(XElement content) => content.Elements().Where(element => element.Name.LocalName == "Paragraph");

    private static void Add(List<ScriptElement> elements, XElement paragraph, bool isDual)
    {
        // Two who speak at once stand within an empty paragraph.
        if (Child(paragraph, "DualDialogue") is { } dual)
        {
            var speakers = 0;
            foreach (var inner in Paragraphs(dual)) Add(elements, inner, IsCharacter(inner) && ++speakers > 1);
            return;
        }

        var text = TextOf(paragraph);
        var notes = paragraph.Elements().Where(element => element.Name.LocalName == "ScriptNote").Select(note => string.Join('\n', Paragraphs(note).Select(TextOf)).Trim());
        if (text.Length > 0)
        {
            var kind = ((string?)paragraph.Attribute("Type"))?.Trim().ToLowerInvariant() switch
            {
                "scene heading" => ScriptElementKind.SceneHeading,
                "character" => ScriptElementKind.Character,
                "parenthetical" => ScriptElementKind.Parenthetical,
                "dialogue" => ScriptElementKind.Dialogue,
                "transition" => ScriptElementKind.Transition,
                "lyrics" or "singing" => ScriptElementKind.Lyrics,
                _ => ScriptElementKind.Action,
            };
            elements.Add(new ScriptElement(kind, text, isDual && kind == ScriptElementKind.Character));
        }

        elements.AddRange(notes.Where(note => note.Length > 0).Select(note => new ScriptElement(ScriptElementKind.Note, note)));
    }

    private static bool IsCharacter(XElement paragraph) => string.Equals((string?)paragraph.Attribute("Type"), "Character", StringComparison.OrdinalIgnoreCase);

    private static string TextOf(XElement paragraph) => string
        .Concat(paragraph.Elements().Where(element => element.Name.LocalName == "Text").Select(run => run.Value))
        .ReplaceLineEndings("\n").Trim();

    private static string TitleOf(XElement root) => Child(root, "TitlePage") is { } page && Child(page, "Content") is { } content
        ? Paragraphs(content).Select(TextOf).FirstOrDefault(text => text.Length > 0)?.ReplaceLineEndings(" ") ?? ""
        : "";

    private static XElement? Child(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);
}
