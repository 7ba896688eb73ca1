namespace SoraCollab.EndToEnd.Tests;

/// <summary>A screenplay pasted or brought as a file, its shots and cast taken over one by one and all at once.</summary>
public sealed class ScriptTests(StudioFixture fixture)
{
    private const string Saltlight = """
        Title: Saltlight

        EXT. HARBOUR - DAWN

        The bay empties. Boats lean on the mud. One mooring is bare.

        INES, sixteen, coat too big, lights a lantern with a shaking hand.

        INES
        (to the empty water)
        He won't see it from down here.

        EXT. BAY - DUSK

        A red and cream balloon swells on the headland. [[Real fire?]]

        TEO
        There you are.

        CUT TO BLACK.
        """;

    [Fact]
    public async Task Script_Pasted_BecomesShotsOneByOneAndAllAtOnce()
    {
        var (owner, _) = await fixture.NewBoardAsync();
        await owner.GoToAsync("Script & Cast");
        var page = owner.Page;
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No script yet" })).ToBeVisibleAsync();

        // 1. What is no screenplay is refused in words, and what was pasted stays.
        await page.Locator("[data-import]").ClickAsync();
        await page.Locator("[data-take-script]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("no words");
        await page.Locator("[data-script-text]").FillAsync(Saltlight);
        await page.Locator("[data-take-script]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-draft-number]")).ToHaveTextAsync("Draft 1");
        await Assertions.Expect(page.Locator("[data-accept]")).ToHaveCountAsync(3);

        // 2. One person and one passage.
        await page.GetByRole(AriaRole.Button, new() { Name = "Take Ines into the cast" }).ClickAsync();
        await Assertions.Expect(page.Locator(".scr .cast")).ToContainTextAsync("sixteen, coat too big");
        await page.Locator("[data-accept]").Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator("[data-made]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".scr .uses")).ToHaveTextAsync("In 1 shot");

        // 3. The rest at once; taken back as a whole, and done again.
        await page.Locator("[data-break]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-made]")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator(".scr .cast > li")).ToHaveCountAsync(2);
        await page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-made]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".scr .cast > li")).ToHaveCountAsync(1);
        await page.Locator("[data-break]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-made]")).ToHaveCountAsync(3);

        // 4. The board has them in the script's order, with their words.
        await owner.GoToAsync("Board");
        await Assertions.Expect(owner.Cards).ToHaveCountAsync(3);
        await owner.Cards.Nth(1).ClickAsync();
        await Assertions.Expect(owner.Prompt).ToHaveValueAsync("@Ines lights a lantern with a shaking hand. Exterior, harbour, dawn.");
        await Assertions.Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Dialogue" })).ToHaveValueAsync("INES (to the empty water): He won't see it from down here.");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Notes for the shot" }).FillAsync("Hand-held.");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".scn > li")).ToHaveCountAsync(2);

        // 5. The next draft as a file of Final Draft: one passage is as it was, the others' shots are marked.
        await owner.GoToAsync("Script & Cast");
        await page.Locator("[data-import]").ClickAsync();
        await page.Locator("[data-script-file]").SetInputFilesAsync(new FilePayload
        {
            Name = "saltlight.fdx",
            MimeType = "application/xml",
            Buffer = System.Text.Encoding.UTF8.GetBytes("""
                <?xml version="1.0" encoding="UTF-8"?><FinalDraft DocumentType="Script"><Content>
                <Paragraph Type="Scene Heading"><Text>EXT. HARBOUR - DAWN</Text></Paragraph>
                <Paragraph Type="Action"><Text>The bay empties. Boats lean on the mud. One mooring is bare.</Text></Paragraph>
                <Paragraph Type="Action"><Text>INES waits.</Text></Paragraph></Content></FinalDraft>
                """),
        });
        await page.Locator("[data-take-script]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-draft-number]")).ToHaveTextAsync("Draft 2");
        await Assertions.Expect(page.Locator("[data-made]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-script-changed]")).ToContainTextAsync("2 shots");
        Assert.Empty(owner.Complaints);
    }

    /// <summary>A script longer than a message of the circuit, and one longer than is kept: the circuit lives.</summary>
    [Fact]
    public async Task Script_OfHundredsOfPages_IsReadOrRefusedInWords()
    {
        var (owner, _) = await fixture.NewBoardAsync();
        await owner.GoToAsync("Script & Cast");
        var page = owner.Page;
        var scene = "INT. ROOM - DAY\n\nSomebody crosses the room, slowly, and looks at what is on the table there.\n\n";
        await page.Locator("[data-import]").ClickAsync();
        await PasteAsync(page, string.Concat(Enumerable.Repeat(scene, 8000)));
        await page.Locator("[data-take-script]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("at most 500000 are kept");
        await PasteAsync(page, string.Concat(Enumerable.Repeat(scene, 280)));
        await page.Locator("[data-take-script]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-accept]")).ToHaveCountAsync(280);
        await page.Locator("[data-accept]").First.ClickAsync();
        await Assertions.Expect(page.Locator("[data-made]")).ToHaveCountAsync(1);
        Assert.Empty(owner.Complaints);
    }

    // Set as a whole: typed sign by sign such a text takes minutes.
    private static Task PasteAsync(IPage page, string text) => page.Locator("[data-script-text]").EvaluateAsync("(area, text) => { area.value = text; }", text);
}
