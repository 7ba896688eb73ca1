using System.Text;
using SoraCollab.Core.Screenplays;

namespace SoraCollab.Core.Tests.Screenplays;

public sealed class ScreenplayReaderTests
{
    private const string FinalDraft = """
        <?xml version="1.0" encoding="UTF-8" standalone="no" ?>
        <FinalDraft DocumentType="Script" Template="No" Version="5">
          <Content>
            <Paragraph Type="Scene Heading" Number="1"><Text>EXT. BAY - DUSK</Text></Paragraph>
            <Paragraph Type="Action"><Text>A red </Text><Text Style="Bold">balloon</Text><Text> swells &amp; lifts.</Text><ScriptNote><Paragraph><Text>Real fire?</Text></Paragraph></ScriptNote></Paragraph>
            <Paragraph><DualDialogue>
              <Paragraph Type="Character"><Text>INES</Text></Paragraph><Paragraph Type="Parenthetical"><Text>(low)</Text></Paragraph><Paragraph Type="Dialogue"><Text>Up.</Text></Paragraph>
              <Paragraph Type="Character"><Text>TEO</Text></Paragraph><Paragraph Type="Dialogue"><Text>Down.</Text></Paragraph>
            </DualDialogue></Paragraph>
            <Paragraph Type="Transition"><Text>CUT TO BLACK.</Text></Paragraph>
            <Paragraph Type="Shot"><Text>CLOSE ON THE ROPE</Text></Paragraph>
          </Content>
          <TitlePage><Content><Paragraph><Text> </Text></Paragraph><Paragraph><Text>Saltlight</Text></Paragraph></Content></TitlePage>
        </FinalDraft>
        """;

    [Fact]
    public void FinalDraft_IsKeptAsFountainOfTheSameWords()
    {
        var play = FountainParser.Parse(ScreenplayReader.ToFountain(Encoding.UTF8.GetBytes(FinalDraft)));
        Assert.Equal("Saltlight", play.Title);
        Assert.Equal(
            [
                new(ScriptElementKind.SceneHeading, "EXT. BAY - DUSK"),
                new(ScriptElementKind.Action, "A red balloon swells & lifts."),
                new(ScriptElementKind.Note, "Real fire?"),
                new(ScriptElementKind.Character, "INES"),
                new(ScriptElementKind.Parenthetical, "(low)"),
                new(ScriptElementKind.Dialogue, "Up."),
                new(ScriptElementKind.Character, "TEO", IsDual: true),
                new(ScriptElementKind.Dialogue, "Down."),
                new(ScriptElementKind.Transition, "CUT TO BLACK."),
                new ScriptElement(ScriptElementKind.Action, "CLOSE ON THE ROPE"),
            ],
            play.Elements);
    }

    public static TheoryData<string, byte[]> Encodings
    {
        get
        {
            const string text = "EXT. CAFÉ - DAY\n\nA café’s awning.";
            var data = new TheoryData<string, byte[]> { { "UTF-8", Encoding.UTF8.GetBytes(text) } };
            foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
                data.Add(encoding.WebName + " with mark", [.. encoding.Preamble, .. encoding.GetBytes(text)]);
            data.Add("UTF-16 without mark", Encoding.Unicode.GetBytes(text));
            data.Add("UTF-16, big end first, without mark", Encoding.BigEndianUnicode.GetBytes(text));
            data.Add("Windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void ToFountain_EachEncoding_GivesTheSameText(string name, byte[] file) =>
        Assert.Equal((name, "EXT. CAFÉ - DAY\n\nA café’s awning."), (name, ScreenplayReader.ToFountain(file)));

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "empty", [], "no words" },
        { "blank", "  \n \t"u8.ToArray(), "no words" },
        { "pdf", "%PDF-1.7 x"u8.ToArray(), "a PDF" },
        { "docx", "PK\u0003\u0004xxxx"u8.ToArray(), "zip archive" },
        { "rtf", "{\\rtf1 x}"u8.ToArray(), "rich text" },
        { "binary", [1, 2, 3, 65, 66, 67], "no text" },
        { "long", Encoding.UTF8.GetBytes(new string('x', ScriptRules.MaximumLength + 1)), "500001 characters" },
        { "large", new byte[ScreenplayReader.MaximumBytes + 1], "at most 8 MiB" },
        { "other xml", "<?xml version=\"1.0\"?><html/>"u8.ToArray(), "of <html>" },
        { "cut xml", Encoding.UTF8.GetBytes(FinalDraft[..400]), "cannot be read as XML" },
        { "no content", "<FinalDraft/>"u8.ToArray(), "<Content>" },
        { "entities", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><FinalDraft><Content><Paragraph><Text>&a;</Text></Paragraph></Content></FinalDraft>"u8.ToArray(), "cannot be read as XML" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void ToFountain_WhatIsNoScreenplay_IsRefusedInWords(string kind, byte[] file, string words)
    {
        Assert.NotEmpty(kind);
        Assert.Contains(words, Assert.Throws<InvalidScreenplayException>(() => ScreenplayReader.ToFountain(file)).Message);
    }

    /// <summary>Mutated files are read or refused, nothing else.</summary>
    [Fact]
    public void ToFountain_MutatedFiles_AreReadOrRefused()
    {
        var whole = Encoding.UTF8.GetBytes(FinalDraft);
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var file = whole.ToList();
            for (var i = random.Next(1, 12); i > 0; i--)
            {
                var at = random.Next(file.Count);
                if (random.Next(2) == 0) file[at] = (byte)random.Next(256);
                else file.RemoveRange(at, Math.Min(random.Next(1, 30), file.Count - at));
            }

            try
            {
                ScriptPlan.Of(ScreenplayReader.ToFountain([.. file]));
            }
            catch (InvalidScreenplayException refusal)
            {
                Assert.NotEmpty(refusal.Message);
            }
        }
    }
}
