namespace SoraCollab.EndToEnd.Tests;

/// <summary>A running studio with its owner, shared by tests that do not restart it.</summary>
public sealed class StudioFixture : IAsyncLifetime
{
    public StudioProcess Studio { get; private set; } = null!;

    public Visitors Visitors { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Studio = await StudioProcess.StartAsync();
        Visitors = await Visitors.OpenAsync();
        var owner = await Visitors.EnterAsync(Studio.Address);
        await owner.SetUpAsync();
        await owner.Page.Context.CloseAsync();
    }

    /// <summary>A signed-in visitor on the board of a new project.</summary>
    public async Task<(Visitor Visitor, string Board)> NewBoardAsync()
    {
        var visitor = await Visitors.EnterAsync(Studio.Address);
        await visitor.SignInAsync();
        return (visitor, await visitor.NewProjectAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Visitors.DisposeAsync();
        await Studio.DisposeAsync();
    }
}
