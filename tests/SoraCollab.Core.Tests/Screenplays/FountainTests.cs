using System.Text;
using SoraCollab.Core.Screenplays;

namespace SoraCollab.Core.Tests.Screenplays;

/// <summary>Screenplays as people write them, and as nobody should.</summary>
public sealed class FountainTests
{
    private const string Saltlight = """
        Title:
            _**Saltlight**_
        Author: Aiko Brandt
        Draft date: 3/2030

        # Low tide

        EXT. HARBOUR - DAWN #1#

        = The town wakes.

        The bay empties. Boats *lean* on the mud.
        One mooring is bare.

        TEO unties the last boat. [[Rope work: ask the pilot.]]

        INES, sixteen, coat too big, lights a lantern.

        INES (V.O.)
        (to the empty water)
        He won't see it from down here.
          
        Then I'll light it from up there.

        @McGee ^
        Aye.

        /* A scene that was cut:
        INT. CHURCH - DAY
        */
        > CUT TO:

        .THE BALLOON

        !SOUND OF FIRE
        ~It takes the light with it

        int. basket / night

        > THE END <
        ===
        """;

    [Fact]
    public void Parse_AScreenplay_FindsEachKind()
    {
        var play = FountainParser.Parse(Saltlight);
        Assert.Equal("Saltlight", play.Title);
        Assert.Equal(
        [
            new(ScriptElementKind.Section, "Low tide"),
            new(ScriptElementKind.SceneHeading, "EXT. HARBOUR - DAWN"),
            new(ScriptElementKind.Synopsis, "The town wakes."),
            new(ScriptElementKind.Action, "The bay empties. Boats lean on the mud.\nOne mooring is bare."),
            new(ScriptElementKind.Action, "TEO unties the last boat."),
            new(ScriptElementKind.Note, "Rope work: ask the pilot."),
            new(ScriptElementKind.Action, "INES, sixteen, coat too big, lights a lantern."),
            new(ScriptElementKind.Character, "INES (V.O.)"),
            new(ScriptElementKind.Parenthetical, "(to the empty water)"),
            new(ScriptElementKind.Dialogue, "He won't see it from down here.\n\nThen I'll light it from up there."),
            new(ScriptElementKind.Character, "McGee", IsDual: true),
            new(ScriptElementKind.Dialogue, "Aye."),
            new(ScriptElementKind.Transition, "CUT TO:"),
            new(ScriptElementKind.SceneHeading, "THE BALLOON"),
            new(ScriptElementKind.Action, "SOUND OF FIRE"),
            new(ScriptElementKind.Lyrics, "It takes the light with it"),
            new(ScriptElementKind.SceneHeading, "int. basket / night"),
            new(ScriptElementKind.Centered, "THE END"),
            new ScriptElement(ScriptElementKind.PageBreak, ""),
        ],
        play.Elements);
    }

    [Fact]
    public void Parse_TypedAsPlainText_LeavesPageFurnitureOut()
    {
        var play = FountainParser.Parse("""
            12  INT. KITCHEN - DAY                                         12

                 Steam. A kettle screams.

                                MARA
                           (softly)
                      Let it.
            (MORE)
                                                                      4.
            CONTINUED:

                 She turns the gas off.

                                                  FADE OUT.
            """);
        Assert.Equal(
            [
                new(ScriptElementKind.SceneHeading, "INT. KITCHEN - DAY"),
                new(ScriptElementKind.Action, "Steam. A kettle screams."),
                new(ScriptElementKind.Character, "MARA"),
                new(ScriptElementKind.Parenthetical, "(softly)"),
                new(ScriptElementKind.Dialogue, "Let it.\n4.\nCONTINUED:"),
                new(ScriptElementKind.Action, "She turns the gas off."),
                new ScriptElement(ScriptElementKind.Transition, "FADE OUT."),
            ],
            play.Elements);
    }

    [Theory]
    [InlineData("FADE IN:\n\nEXT. BAY - DAY", ScriptElementKind.Transition)]
    [InlineData("EXTERIOR PAINT PEELS.", ScriptElementKind.Action)]
    [InlineData("...and then.", ScriptElementKind.Action)]
    [InlineData("NOBODY SPEAKS", ScriptElementKind.Action)]
    [InlineData("[[never closed", ScriptElementKind.Action)]
    [InlineData("/* never closed", ScriptElementKind.Action)]
    [InlineData("2 * 3 is six", ScriptElementKind.Action)]
    [InlineData("===", ScriptElementKind.PageBreak)]
    [InlineData("EST. TOWN", ScriptElementKind.SceneHeading)]
    [InlineData("i/e car - night", ScriptElementKind.SceneHeading)]
    public void Parse_FirstParagraph_IsOfTheKind(string text, ScriptElementKind kind) => Assert.Equal(kind, FountainParser.Parse(text).Elements[0].Kind);

    [Theory]
    [InlineData("2 * 3 is six", "2 * 3 is six")]
    [InlineData("*a* _b_ **c** ***d***", "a b c d")]
    [InlineData(@"\*a\* \_b", "*a* _b")]
    [InlineData("*a* and * alone", "a and * alone")]
    [InlineData(@"a\", @"a\")]
    public void Parse_Emphasis_IsLeftOut(string text, string plain) => Assert.Equal(plain, FountainParser.Parse(text).Elements.Single().Text);

    /// <summary>What is written is read again as it was, for a thousand screenplays of awkward words.</summary>
    [Fact]
    public void WriteAndParse_GiveTheSameElements()
    {
        string[] words = ["boat", "INES", "INT. HOUSE", "CUT TO:", "*", "_", "**", "\\", "@", ".", "!", "~", "=", "===", "#", ">", "<", "(so)", "12.", "é🎬", "Title: x", "^", "FADE"];
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            string Words(int most) => string.Join(' ', Enumerable.Range(0, random.Next(1, most)).Select(_ => words[random.Next(words.Length)]));
            var elements = new List<ScriptElement>();
            for (var i = random.Next(1, 12); i > 0; i--)
            {
                switch (random.Next(6))
                {
                    case 0: elements.Add(new(ScriptElementKind.SceneHeading, $"place {Words(3)} end")); break;
                    case 1: elements.Add(new(ScriptElementKind.Transition, $"A{Words(3)}A")); break;
                    case 2: elements.Add(new(ScriptElementKind.Note, $"n{Words(4)}n")); break;
                    case 3:
                        elements.Add(new(ScriptElementKind.Character, $"W{Words(2).Replace("^", "", StringComparison.Ordinal)}W", random.Next(2) == 0));
                        if (random.Next(2) == 0) elements.Add(new(ScriptElementKind.Parenthetical, "(low)"));
                        elements.Add(new(ScriptElementKind.Dialogue, $"d{Words(4)}\n\nd{Words(3)}d"));
                        break;
                    default: elements.Add(new(ScriptElementKind.Action, string.Join('\n', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Words(5))))); break;
                }
            }

            var play = new Screenplay(random.Next(2) == 0 ? "" : "A film", [.. elements]);
            var written = FountainWriter.Write(play);
            var read = FountainParser.Parse(written);
            Assert.True(play == read, $"Seed {seed}:\n{string.Join('\n', play.Elements)}\n---\n{written}\n---\n{string.Join('\n', read.Elements)}");
        }
    }

    /// <summary>Any text can be read, and no paragraph of it is lost on the way into a plan; mutations of a real one and noise.</summary>
    [Fact]
    public void Plan_OfAnyText_IsMadeWithoutFault()
    {
        var marks = "\n\n\n  *_\\[]()/.@!~=#><^:AbINT. é\ud83c\0\t";
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder(seed % 2 == 0 ? Saltlight : "");
            for (var i = 0; i < 60; i++)
            {
                var at = random.Next(text.Length + 1);
                if (random.Next(3) == 0 && text.Length > 0) text.Remove(Math.Min(at, text.Length - 1), Math.Min(random.Next(1, 8), text.Length - Math.Min(at, text.Length - 1)));
                else text.Insert(at, marks[random.Next(marks.Length)]);
            }

            var plan = ScriptPlan.Of(text.ToString());
            Assert.Equal(plan.Passages.Count(), plan.Passages.Select(passage => passage.Key).Distinct().Count());
            Assert.All(plan.Passages, passage => Assert.InRange(passage.Seconds, 2, 60));
            Assert.All(plan.Characters, character => Assert.InRange(character.Name.Length, 1, 40));
        }
    }

    /// <summary>Half a million signs of what could make a reader slow take no longer per sign than a small part of them.</summary>
    [Theory]
    [InlineData("*a ")]
    [InlineData("[[")]
    [InlineData("/*")]
    [InlineData("INT. ")]
    [InlineData("#1")]
    [InlineData("A\n")]
    [InlineData("12 INT X  ")]
    public void Parse_LongText_TakesTimeInProportion(string part)
    {
        static TimeSpan Time(string text)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            FountainParser.Parse(text);
            return clock.Elapsed;
        }

        string Long(int signs) => string.Concat(Enumerable.Repeat(part, signs / part.Length));
        Time(Long(1_000));
        var (small, large) = (Time(Long(50_000)), Time(Long(500_000)));
        // Ten times the text; quadratic reading would take a hundred times as long.
        Assert.True(large.TotalMilliseconds < Math.Max(small.TotalMilliseconds, 20) * 40, $"{small} for a tenth, {large} for the whole.");
    }
}
