namespace SoraCollab.EndToEnd.Tests;

public sealed class HostTests
{
    [Fact]
    public async Task Host_FromAnotherProcess_MakesATakeUntilItsKeyIsRevoked()
    {
        await using var studio = await StudioProcess.StartAsync(isHosting: false);
        await using var visitors = await Visitors.OpenAsync();
        var visitor = await visitors.EnterAsync(studio.Address);
        await visitor.SetUpAsync();

        // 1. A key from the Hosts page lets a host in.
        await visitor.Page.GotoAsync("/hosts");
        await visitor.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(HostProcess.Name);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Make a key" }).ClickAsync();
        var key = await visitor.Page.Locator("[data-host-key]").InnerTextAsync();
        await using var host = HostProcess.Start(studio.Address, key);
        var row = visitor.Page.Locator(".hostrow").Filter(new() { HasText = HostProcess.Name });
        await Assertions.Expect(row).ToContainTextAsync("Ready", new() { Timeout = 120_000 });

        // 2. It makes a take.
        await visitor.Page.GotoAsync("/");
        await visitor.NewProjectAsync();
        await visitor.AddShotAsync("a red sailboat on the sea at dusk");
        await visitor.PressGenerateAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-progress]")).ToContainTextAsync("on " + HostProcess.Name);
        await visitor.TakeAsync();

        // 3. Without its key it is away at once; the key opens nothing any more, neither to it nor to another.
        await visitor.Page.GotoAsync("/hosts");
        await row.GetByRole(AriaRole.Button, new() { Name = "Revoke key" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await host.SaysAsync("refuses this host's key");
        await using var late = HostProcess.Start(studio.Address, key);
        await late.SaysAsync("refuses this host's key");
        Assert.DoesNotContain("kiln-a", await visitor.Page.Locator("main").InnerTextAsync());
    }
}
