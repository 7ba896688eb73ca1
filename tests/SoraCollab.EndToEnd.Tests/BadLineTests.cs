using System.Diagnostics;

namespace SoraCollab.EndToEnd.Tests;

/// <summary>Typing over lines that are slow and break, in tabs that slept, and through restarts of the studio: not a letter is lost.</summary>
public sealed class BadLineTests(StudioFixture fixture)
{
    // Twelve keys a second.
    private const float KeyDelay = 1000f / 12;

    /// <summary>A round trip of 300 ms, another one at work in the same prompt over a good line, and the line broken in the middle.</summary>
    [Fact]
    public async Task Typing_OverASlowLineThatBreaks_LosesNoCharacter()
    {
        var (near, board) = await fixture.NewBoardAsync();
        await near.AddShotAsync("-");
        await using var line = new FaultProxy(fixture.Studio.Port, TimeSpan.FromMilliseconds(150));
        var far = await fixture.Visitors.EnterAsync(line.Address);
        await far.OpenBoardAsync(board);
        await far.Cards.First.ClickAsync();
        await Assertions.Expect(far.Prompt).ToHaveValueAsync("-");

        var head = string.Concat(Enumerable.Range(0, 72).Select(index => (char)('a' + (index % 26))));
        var tail = string.Concat(Enumerable.Range(0, 72).Select(index => (char)('A' + (index % 26))));
        await near.Prompt.ClickAsync();
        await near.Page.Keyboard.PressAsync("Control+End");
        await far.Prompt.ClickAsync();
        await far.Page.Keyboard.PressAsync("Control+Home");
        async Task TypeFarAsync()
        {
            await far.Page.Keyboard.TypeAsync(head[..24], new() { Delay = KeyDelay });
            line.Cut();
            await far.Page.Keyboard.TypeAsync(head[24..48], new() { Delay = KeyDelay });
            line.Mend();
            await far.Page.Keyboard.TypeAsync(head[48..], new() { Delay = KeyDelay });
        }

        await Task.WhenAll(TypeFarAsync(), near.Page.Keyboard.TypeAsync(tail, new() { Delay = KeyDelay }));
        await Assertions.Expect(far.Prompt).ToHaveValueAsync(head + "-" + tail, new() { Timeout = 60_000 });
        await Assertions.Expect(near.Prompt).ToHaveValueAsync(head + "-" + tail);
        await far.SavedAsync();
        await Assertions.Expect(near.Cards.First).ToContainTextAsync(head + "-" + tail);
        await AddShotAsync(far, near);
    }

    /// <summary>The studio has long forgotten the tab when the laptop wakes: it loads its page anew, with what was typed before and since.</summary>
    [Fact]
    public async Task Tab_AsleepForLongerThanItIsKept_ComesBackWithItsWords()
    {
        await using var studio = await StudioProcess.StartAsync(isHosting: false, settings: new Dictionary<string, string> { ["Rooms__KeepTabsFor"] = "00:00:02" });
        await using var visitors = await Visitors.OpenAsync();
        var near = await visitors.EnterAsync(studio.Address);
        await near.SetUpAsync();
        await near.NewProjectAsync();
        await near.AddShotAsync("a bay");
        await using var line = new FaultProxy(studio.Port, TimeSpan.Zero);
        var link = await near.InviteAsync("Editor");
        var far = await visitors.EnterAsync(line.Address);
        await far.JoinAsync(link, "Jun Okafor", "jun@northlight.example");
        await far.Page.GotoAsync(line.Address + new Uri(near.Page.Url).AbsolutePath);
        await far.BoardAsync();
        await far.Cards.First.ClickAsync();
        var person = near.Page.Locator("[data-person]");
        await Assertions.Expect(person).ToHaveCountAsync(1);
        await far.Prompt.ClickAsync();
        await far.Page.Keyboard.PressAsync("Control+End");
        await far.Page.Keyboard.TypeAsync(" at dusk");
        await far.SavedAsync();

        line.Cut();
        await far.Page.Keyboard.TypeAsync(", with rain");
        // Meanwhile the other goes on, for longer than the tab is kept: the person is gone from the board.
        await near.Prompt.ClickAsync();
        await near.Page.Keyboard.PressAsync("Control+Home");
        await near.Page.Keyboard.TypeAsync("Wide: ");
        await near.SavedAsync();
        await Assertions.Expect(person).ToHaveCountAsync(0);
        line.Mend();

        await Assertions.Expect(far.Prompt).ToHaveValueAsync("Wide: a bay at dusk, with rain", new() { Timeout = 90_000 });
        await Assertions.Expect(near.Prompt).ToHaveValueAsync("Wide: a bay at dusk, with rain");
        await Assertions.Expect(person).ToHaveCountAsync(1, new() { Timeout = 90_000 });
        await far.BoardAsync();
        await AddShotAsync(far, near);
    }

    /// <summary>A tab goes on as before: a command of its circuit reaches the other, as soon as that is back. Nothing on the page tells when it is.</summary>
    private static async Task AddShotAsync(Visitor far, Visitor near)
    {
        for (var turn = 0; turn < 30 && await near.Cards.CountAsync() == 1; turn++)
        {
            await far.LeaveFieldsAsync();
            await far.Page.Keyboard.PressAsync("n");
            try
            {
                await Assertions.Expect(near.Cards).Not.ToHaveCountAsync(1, new() { Timeout = 2_000 });
            }
            catch (PlaywrightException)
            {
                // Pressed while the line was not back.
            }
        }

        await Assertions.Expect(near.Cards).Not.ToHaveCountAsync(1);
    }

    /// <summary>Twenty tabs on four kinds of page; the studio is killed and started again. How long each took is told, and none is dead.</summary>
    [Fact]
    [Trait("Category", "Nightly")]
    public async Task TwentyTabs_AfterAKillAndARestart_AreAllUsable()
    {
        await using var studio = await StudioProcess.StartAsync(isHosting: false);
        await using var visitors = await Visitors.OpenAsync();
        var first = await visitors.EnterAsync(studio.Address);
        await first.SetUpAsync();
        var board = await first.NewProjectAsync();
        await first.AddShotAsync("a bay");
        var tabs = new List<IPage>();
        string[] pages = ["", "/script", "/history", "/deliver"];
        for (var tab = 0; tab < 20; tab++)
        {
            var page = await first.Page.Context.NewPageAsync();
            await page.GotoAsync(board + pages[tab % pages.Length]);
            await page.Locator("h1").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            tabs.Add(page);
        }

        await studio.KillAsync();
        await studio.RunAsync();
        var clock = Stopwatch.StartNew();
        // A tab is usable when its circuit answers: a click on the queue opens the drawer.
        var times = await Task.WhenAll(tabs.Select(async page =>
        {
            var queue = page.Locator("[data-queue]");
            await Assertions.Expect(page.Locator("#components-reconnect-modal[open]")).ToHaveCountAsync(0, new() { Timeout = 120_000 });
            await Assertions.Expect(queue).ToBeVisibleAsync(new() { Timeout = 120_000 });
            for (var turn = 0; turn < 60 && await queue.GetAttributeAsync("aria-expanded") != "true"; turn++)
            {
                await queue.ClickAsync();
                try
                {
                    await Assertions.Expect(queue).ToHaveAttributeAsync("aria-expanded", "true", new() { Timeout = 2_000 });
                }
                catch (PlaywrightException)
                {
                    // The page was loaded anew between the click and the answer.
                }
            }

            await Assertions.Expect(queue).ToHaveAttributeAsync("aria-expanded", "true");
            return clock.Elapsed.TotalSeconds;
        }));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"20 tabs usable after the restart: median {times.Order().ElementAt(10):0.0} s, last {times.Max():0.0} s"));
    }
}
