namespace SoraCollab.EndToEnd.Tests;

public sealed class BoardTests(StudioFixture fixture)
{
    [Fact]
    public async Task Setup_OnceAnOwnerExists_LeadsToSignIn()
    {
        var visitor = await fixture.Visitors.EnterAsync(fixture.Studio.Address);

        await visitor.Page.GotoAsync("/setup");

        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).WaitForAsync();
    }

    [Fact]
    public async Task SignIn_WithAWrongPassword_SaysSoAndLetsNobodyIn()
    {
        var visitor = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.Page.GetByLabel("E-mail").FillAsync(Visitor.Email);
        await visitor.Page.GetByLabel("Password").FillAsync("not the password");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("do not belong together");
    }

    [Fact]
    public async Task Board_ShotsAddedTitledMovedAndRemoved_AreUndoneInTurn()
    {
        var (visitor, _) = await fixture.NewBoardAsync();
        await visitor.AddShotAsync("a red sailboat on the sea at dusk");
        await visitor.AddShotAsync("a white horse in a meadow");
        await visitor.AddShotAsync("a yellow balloon over the mountains");
        var title = visitor.Page.GetByLabel("Title of shot");
        await title.FillAsync("The balloon");
        await title.PressAsync("Enter");
        await Assertions.Expect(visitor.Cards.Last).ToContainTextAsync("The balloon");

        await visitor.LeaveFieldsAsync();
        await visitor.Page.Keyboard.PressAsync("Alt+ArrowLeft");
        await Assertions.Expect(visitor.Cards.Nth(1)).ToContainTextAsync("The balloon");
        await visitor.Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(visitor.Cards).ToHaveCountAsync(2);

        await visitor.Page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(visitor.Cards).ToHaveCountAsync(3);
        await Assertions.Expect(visitor.Cards.Nth(1)).ToContainTextAsync("The balloon");
        await visitor.LeaveFieldsAsync();
        await visitor.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(visitor.Cards.Last).ToContainTextAsync("The balloon");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Board_CardDraggedBeforeAnother_IsReordered()
    {
        var (visitor, _) = await fixture.NewBoardAsync();
        await visitor.AddShotAsync("first words");
        await visitor.AddShotAsync("second words");

        await visitor.Cards.Last.DragToAsync(visitor.Cards.First, new() { TargetPosition = new() { X = 8, Y = 40 } });

        await Assertions.Expect(visitor.Cards.First).ToContainTextAsync("second words");
    }

    [Fact]
    public async Task Board_WordsTheModelDoesNotKnow_AreMarkedUnderThePrompt()
    {
        var (visitor, _) = await fixture.NewBoardAsync();

        await visitor.AddShotAsync("a red sailboat and a cathedral at dusk");

        await Assertions.Expect(visitor.Page.Locator(".unknown mark")).ToHaveTextAsync(["cathedral"]);
    }

    [Fact]
    public async Task Board_GenerateWithoutAPrompt_SaysWhatIsMissing()
    {
        var (visitor, _) = await fixture.NewBoardAsync();
        await visitor.LeaveFieldsAsync();
        await visitor.Page.Keyboard.PressAsync("n");
        await Assertions.Expect(visitor.Cards).ToHaveCountAsync(1);
        await visitor.Generate.ClickAsync();

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("prompt", new() { IgnoreCase = true });
    }
}
