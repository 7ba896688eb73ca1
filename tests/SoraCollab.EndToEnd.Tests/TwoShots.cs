namespace SoraCollab.EndToEnd.Tests;

/// <summary>A film of two shots with a take each, made once for the tests of the verbs.</summary>
public sealed class TwoShots(StudioFixture studio) : IAsyncLifetime
{
    public Visitor Visitor { get; private set; } = null!;

    /// <summary>Address of the first shot's page; it and the second have one take of 17 frames of 64 x 64.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        (Visitor, _) = await studio.NewBoardAsync();
        foreach (var prompt in new[] { "a yellow balloon over the mountains", "a red sailboat on the sea at dusk" })
        {
            await Visitor.AddShotAsync(prompt);
            await Visitor.OpenShotAsync();
            await Visitor.MakeTakeAsync(1);
            Address = new Uri(Visitor.Page.Url).AbsolutePath;
            await Visitor.GoToAsync("Board");
        }
    }

    public async ValueTask DisposeAsync() => await Visitor.Page.Context.CloseAsync();
}
