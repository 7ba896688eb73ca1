namespace SoraCollab.EndToEnd.Tests;

/// <summary>A take that could not be made: why, also after a restart, and once more.</summary>
public sealed class SetbackTests
{
    private const string Weights = "diffusion_pytorch_model.safetensors";

    [Fact]
    public async Task FailedJob_SaysWhyAfterARestart_AndIsMadeByRetry()
    {
        var models = Directory.CreateTempSubdirectory("soracollab-e2e-models-").FullName;
        try
        {
            Copy(Path.Combine(Repository.Root, "models"), models);
            var weights = Path.Combine(models, "animatic-s", "transformer", Weights);
            await using var studio = await StudioProcess.StartAsync(modelsFolder: models);
            await using var visitors = await Visitors.OpenAsync();
            var visitor = await visitors.EnterAsync(studio.Address);
            await visitor.SetUpAsync();
            var board = await visitor.NewProjectAsync();
            await visitor.AddShotAsync("a red sailboat on the sea at dusk");
            await Assertions.Expect(visitor.Page.Locator("main .msg.bad")).ToHaveCountAsync(0);

            // 1. The model is damaged after the host has announced it.
            var whole = await File.ReadAllBytesAsync(weights, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(weights, whole[..1000], TestContext.Current.CancellationToken);
            await visitor.LeaveFieldsAsync();
            await visitor.Page.Keyboard.PressAsync("g");
            var setback = visitor.Page.Locator(".inspector [data-setback=Failed]");
            await Assertions.Expect(setback).ToContainTextAsync(Weights);
            await Assertions.Expect(setback).ToContainTextAsync("are kept");
            await Assertions.Expect(visitor.Cards.First).ToContainTextAsync("Failed");

            // 2. The reason outlives a restart.
            await File.WriteAllBytesAsync(weights, whole, TestContext.Current.CancellationToken);
            await studio.KillAsync();
            await studio.RunAsync();
            var later = await visitors.EnterAsync(studio.Address);
            await later.OpenBoardAsync(board);
            await later.Cards.First.ClickAsync();
            await Assertions.Expect(later.Page.Locator(".inspector [data-setback=Failed]")).ToContainTextAsync(Weights);

            // 3. Once more, from the card; now it is made.
            await later.Page.GetByRole(AriaRole.Button, new() { Name = "Retry shot 010" }).ClickAsync();
            await later.TakeAsync();
            await Assertions.Expect(later.Page.Locator("[data-setback]")).ToHaveCountAsync(0);
            await Assertions.Expect(later.Cards.First).ToContainTextAsync("Take 1 of 1");
        }
        finally
        {
            Directory.Delete(models, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
