using System.Diagnostics;

namespace SoraCollab.EndToEnd.Tests;

/// <summary>How somebody comes into a project by a link, what they may do there, and how they go.</summary>
public sealed class TeamTests(StudioFixture fixture)
{
    [Fact]
    public async Task ShareLink_LetsOnePersonIn_AsAViewerWhoChangesNothing()
    {
        var (owner, board) = await fixture.NewBoardAsync();
        await owner.AddShotAsync("a red sailboat at dusk");
        var link = await owner.InviteAsync("Viewer");

        // 1. The invitee makes an account and lands on the board.
        var jun = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await jun.JoinAsync(link, "Jun Okafor", $"jun-{Guid.NewGuid():N}@northlight.example");
        await jun.BoardAsync();
        Assert.Equal(board, new Uri(jun.Page.Url).AbsolutePath);
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Group, new() { Name = "Here now" }).Locator("[aria-label^='Jun Okafor,']")).ToBeVisibleAsync();

        // 2. The link lets nobody in twice.
        var another = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await another.Page.GotoAsync(link);
        await Assertions.Expect(another.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("This invitation has ended");
        await Assertions.Expect(another.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        // 3. A viewer sees all and changes nothing: neither by typing nor by a key.
        await jun.Cards.First.ClickAsync();
        await Assertions.Expect(jun.Prompt).ToHaveValueAsync("a red sailboat at dusk");
        await Assertions.Expect(jun.Prompt).ToHaveAttributeAsync("readonly", "");
        await Assertions.Expect(jun.Generate).ToBeDisabledAsync();
        await jun.LeaveFieldsAsync();
        await jun.Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(jun.Page.Locator(".msg.bad.refusal")).ToContainTextAsync("not change it");
        await Assertions.Expect(owner.Cards).ToHaveCountAsync(1);

        // 4. Nor on the shot's own page, nor where films are rendered: what would be refused is not offered.
        await jun.GoToAsync("Shot");
        await Assertions.Expect(jun.Page.Locator(".msg.info.refusal")).ToBeVisibleAsync();
        foreach (var control in await jun.Page.Locator(".verb-panel :is(input:not([type=hidden]), select, .foot button), .beats :is(textarea, [data-add-beat])").AllAsync())
            await Assertions.Expect(control).ToBeDisabledAsync();
        await jun.GoToAsync("Deliver");
        await Assertions.Expect(jun.Page.Locator("[data-render-film]")).ToBeDisabledAsync();
        Assert.Empty(owner.Complaints.Concat(jun.Complaints));
    }

    [Fact]
    public async Task Members_ChangeRolesAndRemove_ActAtOnceAndKeepAnOwner()
    {
        var (owner, board) = await fixture.NewBoardAsync();
        var link = await owner.InviteAsync("Viewer");
        var jun = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await jun.JoinAsync(link, "Jun Okafor", $"jun-{Guid.NewGuid():N}@northlight.example");
        await jun.BoardAsync();
        await owner.GoToAsync("Members");

        // Made an editor, Jun may write without loading anything anew.
        await owner.Page.GetByLabel("Role of Jun Okafor").SelectOptionAsync("Editor");
        await Assertions.Expect(jun.Page.Locator(".msg.info.refusal")).ToHaveCountAsync(0);
        await jun.AddShotAsync("a yellow balloon");

        // The last owner stays one.
        await owner.Page.GetByLabel("Role of Mara Lindqvist").SelectOptionAsync("Editor");
        await Assertions.Expect(owner.Page.Locator(".members .msg.bad")).ToContainTextAsync("A project needs an owner");
        await Assertions.Expect(owner.Page.GetByLabel("Role of Mara Lindqvist")).ToHaveValueAsync("Owner");

        // What Jun hands out as an editor is worthless once he is none, and stays so when he is one again.
        var handedOut = await jun.InviteAsync("Viewer");
        foreach (var role in (string[])["Reviewer", "Editor"])
        {
            await owner.Page.GetByLabel("Role of Jun Okafor").SelectOptionAsync(role);
            await Assertions.Expect(jun.Page.Locator(".msg.info.refusal")).ToHaveCountAsync(role == "Editor" ? 0 : 1);
        }
        var late = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await late.Page.GotoAsync(handedOut);
        await Assertions.Expect(late.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("This invitation has ended");

        // Removing asks, the focus on the safe choice; then Jun's page closes by itself, and its hubs with it, within 5 s.
        var hubs = new List<Task>();
        jun.Page.WebSocket += (_, socket) =>
        {
            if (!socket.Url.Contains("/hubs/", StringComparison.Ordinal)) return;
            var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            socket.Close += (_, _) => closed.TrySetResult();
            hubs.Add(closed.Task);
        };
        await jun.Page.ReloadAsync();
        await jun.BoardAsync();
        await Assertions.Expect(jun.Prompt.Or(jun.Cards).First).ToBeVisibleAsync();
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Jun Okafor" }).ClickAsync();
        await Assertions.Expect(owner.Page.Locator("dialog[open] button").First).ToBeFocusedAsync();
        await owner.Page.Locator("dialog[open] [data-confirm]").ClickAsync();
        var since = Stopwatch.StartNew();
        await Assertions.Expect(jun.Page.GetByRole(AriaRole.Heading, new() { Name = "The project cannot be opened" })).ToBeVisibleAsync();
        Assert.NotEmpty(hubs);
        await Task.WhenAll(hubs).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(5), $"It took {since.Elapsed}.");
        await Assertions.Expect(owner.Page.Locator("[data-member='Jun Okafor']")).ToHaveCountAsync(0);
        await jun.Page.GotoAsync(board);
        await Assertions.Expect(jun.Page.GetByRole(AriaRole.Heading, new() { Name = "The project cannot be opened" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Members_DeleteProject_AsksAndTakesItOutOfTheLibrary()
    {
        var (owner, board) = await fixture.NewBoardAsync();
        await owner.GoToAsync("Members");
        await owner.Page.Locator("[data-delete]").ClickAsync();
        await Assertions.Expect(owner.Page.Locator("dialog[open]")).ToContainTextAsync("30 days");
        await owner.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(owner.Page.Locator("dialog[open]")).ToHaveCountAsync(0);

        await owner.Page.Locator("[data-delete]").ClickAsync();
        await owner.Page.Locator("dialog[open] [data-confirm]").ClickAsync();

        await owner.Page.GetByRole(AriaRole.Heading, new() { Name = "Library" }).WaitForAsync();
        await Assertions.Expect(owner.Page.Locator($"a[href='{board.TrimStart('/')}']")).ToHaveCountAsync(0);
    }
}
