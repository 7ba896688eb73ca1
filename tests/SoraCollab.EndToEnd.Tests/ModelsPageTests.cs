namespace SoraCollab.EndToEnd.Tests;

public sealed class ModelsPageTests
{
    [Fact]
    public async Task Models_WithTermsThatBind_AreAcceptedLoadedAndRemovedByTheOwner()
    {
        var models = Directory.CreateTempSubdirectory("soracollab-models-").FullName;
        CopyBundledModel(Path.Combine(models, "sketch"));
        File.WriteAllText(Path.Combine(models, "sketch", "LICENSE"), "For storyboards of this studio only.");
        var card = Path.Combine(models, "sketch", "soracollab.json");
        File.WriteAllText(card, File.ReadAllText(card).Replace("\"licence\": \"MIT\"", "\"licence\": \"studio-terms\"", StringComparison.Ordinal));
        await using (var studio = await StudioProcess.StartAsync(modelsFolder: models))
        {
            await using var visitors = await Visitors.OpenAsync();
            var visitor = await visitors.EnterAsync(studio.Address);
            await visitor.SetUpAsync();
            await visitor.Page.GotoAsync("/models");
            var row = visitor.Page.Locator("tr").Filter(new() { HasText = "sketch" });

            await Assertions.Expect(row).ToContainTextAsync("For storyboards of this studio only.", new() { Timeout = 60_000 });
            await row.GetByRole(AriaRole.Button, new() { Name = "Accept the licence of sketch" }).ClickAsync();
            await Assertions.Expect(row).ToContainTextAsync("Accepted by Mara Lindqvist");
            await row.GetByRole(AriaRole.Button, new() { Name = "Load sketch now" }).ClickAsync();
            await Assertions.Expect(row.Locator(".st")).ToHaveTextAsync("Loaded", new() { Timeout = 60_000 });
            await Assertions.Expect(row).ToContainTextAsync("All on the processor");
            await row.GetByRole(AriaRole.Button, new() { Name = "Remove sketch" }).ClickAsync();
            await row.GetByRole(AriaRole.Button, new() { Name = "Delete sketch" }).ClickAsync();
            await Assertions.Expect(row).ToContainTextAsync("Removed");
            Assert.False(Directory.Exists(Path.Combine(models, "sketch")));
            Assert.Empty(visitor.Complaints);
        }

        Directory.Delete(models, recursive: true);
    }

    private static void CopyBundledModel(string target)
    {
        var source = Path.Combine(Repository.Root, "models", "animatic-s");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
