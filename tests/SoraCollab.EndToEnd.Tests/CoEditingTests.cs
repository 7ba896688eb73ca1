namespace SoraCollab.EndToEnd.Tests;

public sealed class CoEditingTests(StudioFixture fixture)
{
    [Fact]
    public async Task TwoBrowsers_TypingInOnePromptAtOnce_LoseNoCharacter()
    {
        var (first, board) = await fixture.NewBoardAsync();
        await first.AddShotAsync("-");
        var second = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await second.OpenBoardAsync(board);
        await second.Cards.First.ClickAsync();
        await Assertions.Expect(second.Prompt).ToHaveValueAsync("-");

        // One types at the head, the other at the tail, both at once and key by key.
        var head = string.Concat(Enumerable.Range(0, 60).Select(index => (char)('a' + (index % 26))));
        var tail = string.Concat(Enumerable.Range(0, 60).Select(index => (char)('A' + (index % 26))));
        await first.Prompt.ClickAsync();
        await first.Page.Keyboard.PressAsync("Control+Home");
        await second.Prompt.ClickAsync();
        await second.Page.Keyboard.PressAsync("Control+End");
        await Task.WhenAll(
            first.Page.Keyboard.TypeAsync(head, new() { Delay = 15 }),
            second.Page.Keyboard.TypeAsync(tail, new() { Delay = 15 }));

        await Assertions.Expect(first.Prompt).ToHaveValueAsync(head + "-" + tail);
        await Assertions.Expect(second.Prompt).ToHaveValueAsync(head + "-" + tail);
        await Assertions.Expect(first.Cards.First).ToContainTextAsync(head + "-" + tail);
        Assert.Empty(first.Complaints.Concat(second.Complaints));
    }

    [Fact]
    public async Task Paste_OfMoreThanAPromptHolds_IsRefusedWithNumbersAndNothingIsCut()
    {
        var (visitor, _) = await fixture.NewBoardAsync();
        await visitor.AddShotAsync("a bay");
        await PasteAsync(visitor, new string('x', 200_000));
        await Assertions.Expect(visitor.Page.Locator("[data-state]")).ToHaveTextAsync("Not pasted: the prompt would have 200,005 characters, and at most 2,000 are allowed.");
        await Assertions.Expect(visitor.Prompt).ToHaveValueAsync("a bay");

        // The page lives, and takes what fits.
        await visitor.Prompt.FillAsync("a bay at dusk");
        await visitor.SavedAsync();
        Assert.Empty(visitor.Complaints);
    }

    private static async Task PasteAsync(Visitor visitor, string text)
    {
        await visitor.Prompt.ClickAsync();
        await visitor.Page.Keyboard.PressAsync("Control+End");
        await visitor.Page.EvaluateAsync(
            """
            text => {
              const data = new DataTransfer();
              data.setData('text/plain', text);
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """,
            text);
    }

    [Fact]
    public async Task TwoBrowsers_DeletingTheSameWords_GoOnTyping()
    {
        var (first, board) = await fixture.NewBoardAsync();
        await first.AddShotAsync("a red red sailboat");
        var second = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await second.OpenBoardAsync(board);
        await Assertions.Expect(second.Prompt).ToHaveValueAsync("a red red sailboat");

        // Both take out the same word at once: for one of them nothing is left to do, and what they type next is kept.
        await Task.WhenAll(DeleteAsync(first), DeleteAsync(second));
        await first.SavedAsync();
        await second.SavedAsync();
        await first.Page.Keyboard.TypeAsync("big ");
        await second.Prompt.PressAsync("Control+End");
        await second.Page.Keyboard.TypeAsync(" at dusk");

        await Assertions.Expect(first.Prompt).ToHaveValueAsync("a big red sailboat at dusk");
        await Assertions.Expect(second.Prompt).ToHaveValueAsync("a big red sailboat at dusk");
        await first.SavedAsync();
        await second.SavedAsync();

        static async Task DeleteAsync(Visitor visitor)
        {
            await visitor.Prompt.EvaluateAsync("area => { area.focus(); area.setSelectionRange(2, 6); }");
            await visitor.Page.Keyboard.PressAsync("Delete");
        }
    }

    [Fact]
    public async Task TwoBrowsers_EditsOfOne_AreSeenByTheOther()
    {
        const int edits = 30;
        var (first, board) = await fixture.NewBoardAsync();
        await first.AddShotAsync("-");
        var second = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await second.OpenBoardAsync(board);
        await Assertions.Expect(second.Prompt).ToHaveValueAsync("-");

        // Both browsers read one machine's clock: from the input event here to the drawn text there.
        const string clock = "performance.timeOrigin + performance.now()";
        await second.Page.EvaluateAsync($"() => {{ window.seen = {{}}; const area = document.querySelector('textarea[data-prompt]'); const look = () => {{ window.seen[area.value.length] ??= {clock}; requestAnimationFrame(look); }}; look(); }}");
        await first.Prompt.ClickAsync();
        await first.Page.Keyboard.PressAsync("Control+End");
        await first.Page.EvaluateAsync($"() => {{ window.made = {{}}; const area = document.querySelector('textarea[data-prompt]'); area.addEventListener('input', () => window.made[area.value.length] = {clock}); }}");
        var times = new List<double>();
        for (var length = 2; length < 2 + edits; length++)
        {
            await first.Page.Keyboard.PressAsync("x");
            await second.Page.WaitForFunctionAsync("length => window.seen[length] !== undefined", length);
            times.Add(await second.Page.EvaluateAsync<double>("length => window.seen[length]", length) - await first.Page.EvaluateAsync<double>("length => window.made[length]", length));
        }

        times.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Edit to seen, {edits} edits: median {times[edits / 2]:0} ms, 95th percentile {times[(edits * 95 / 100)]:0} ms"));
        Assert.All(times, time => Assert.True(time > 0));
        await Assertions.Expect(second.Prompt).ToHaveValueAsync("-" + new string('x', edits));
    }

    [Fact]
    public async Task TwoBrowsers_OnOneBoard_SeeEachOtherAndEachOthersCards()
    {
        var (first, board) = await fixture.NewBoardAsync();
        var second = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await second.OpenBoardAsync(board);
        await Assertions.Expect(first.Page.GetByRole(AriaRole.Group, new() { Name = "Here now" }).Locator(".av")).Not.ToHaveCountAsync(0);

        await first.AddShotAsync("a red train in the desert");
        await Assertions.Expect(second.Cards).ToHaveCountAsync(1);
        await Assertions.Expect(second.Cards.First).ToContainTextAsync("a red train in the desert");

        await second.Cards.First.ClickAsync();
        await second.LeaveFieldsAsync();
        await second.Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(first.Cards).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Browser_ThatTheStudioCouldNotServeJustNow_SendsTheSameEditAgain()
    {
        // The line between page and studio is the test's: it answers the first edit as a studio does whose database is busy.
        var (visitor, board) = await fixture.NewBoardAsync();
        await visitor.AddShotAsync("-");
        var sent = new List<string>();
        await visitor.Page.RouteWebSocketAsync(new System.Text.RegularExpressions.Regex("/hubs/room"), socket =>
        {
            var studio = socket.ConnectToServer();
            socket.OnMessage(frame =>
            {
                var message = frame.Text ?? "";
                if (!message.Contains("\"SendText\"", StringComparison.Ordinal)) { studio.Send(message); return; }
                using var call = System.Text.Json.JsonDocument.Parse(message.TrimEnd('\u001e'));
                sent.Add(call.RootElement.GetProperty("arguments")[2].GetString()!);
                if (sent.Count > 1) { studio.Send(message); return; }
                var id = call.RootElement.GetProperty("invocationId").GetString();
                socket.Send($"{{\"type\":3,\"invocationId\":\"{id}\",\"result\":{{\"version\":0,\"refusal\":\"The change could not be stored. Try again.\",\"mustRetry\":true}}}}\u001e");
            });
        });
        await visitor.Page.ReloadAsync();
        await visitor.BoardAsync();
        await Assertions.Expect(visitor.Prompt).ToHaveValueAsync("-");

        await visitor.Prompt.PressAsync("Control+End");
        await visitor.Page.Keyboard.TypeAsync("kept");
        await visitor.SavedAsync();

        Assert.True(sent.Count >= 2);
        Assert.Equal(sent[0], sent[1]);
        var second = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await second.OpenBoardAsync(board);
        await Assertions.Expect(second.Prompt).ToHaveValueAsync("-kept");
    }
}
