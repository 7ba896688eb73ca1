using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using SoraCollab.Diffusion.Models;
using SoraCollab.InferenceHost.Models;
using SoraCollab.InferenceHost.Models.Library;
using SoraCollab.ModelCompiler;

namespace SoraCollab.InferenceHost.Tests.Models.Library;

public sealed class ModelLibraryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string source;
    private readonly ModelLibrary library;
    private readonly ModelCatalog catalog;

    public ModelLibraryTests()
    {
        source = TinyModel.CopyTo(folder["elsewhere"]);
        library = new ModelLibrary(folder["models"], new ModelHash(null), TimeProvider.System);
        catalog = new ModelCatalog(folder["models"], new ModelHash(null), NullLogger.Instance);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Add_Folder_IsUsedOnlyOnceItsLicenceIsAccepted(bool copy)
    {
        await library.AddFolderAsync(source, "mine", copy, null, CancellationToken.None);

        Assert.Equal(copy, Directory.Exists(folder["models/mine"]));
        catalog.Refresh();
        Assert.Empty(catalog.Models);
        Assert.Contains("has not been accepted", catalog.FaultOf("mine"));
        await library.AcceptAsync("mine", "Ada", library.Get("mine").Terms!.Sha256, CancellationToken.None);
        Assert.True(catalog.Refresh());
        Assert.Equal("mine", catalog.Models.Single().Info.Name);
        Assert.Equal("Ada", library.Get("mine").Record!.Acceptance!.By);
    }

    [Fact]
    public async Task Accept_TermsChangedSince_AreAskedForAnew()
    {
        await library.AddFolderAsync(source, "mine", true, null, CancellationToken.None);
        var shown = library.Get("mine").Terms!.Sha256;
        await library.AcceptAsync("mine", "Ada", shown, CancellationToken.None);
        File.WriteAllText(folder["models/mine/LICENSE"], "Other terms.");

        Assert.True(library.Get("mine").AwaitsAcceptance);
        await Assert.ThrowsAsync<ModelRefusedException>(() => library.AcceptAsync("mine", "Ada", shown, CancellationToken.None));
    }

    [Fact]
    public async Task Verify_ChangedMissingAndNewFiles_NamesEachAndTheCatalogLeavesTheModelOut()
    {
        await AddAcceptedAsync();
        Assert.Empty(await library.VerifyAsync("mine", null, CancellationToken.None));
        var config = folder["models/mine/scheduler/scheduler_config.json"];
        File.WriteAllText(config, File.ReadAllText(config) + "\n");
        File.WriteAllText(folder["models/mine/vae/extra.json"], "{}");

        var faults = await library.VerifyAsync("mine", null, CancellationToken.None);

        Assert.Equal(2, faults.Count);
        Assert.Contains("scheduler/scheduler_config.json", faults[0]);
        Assert.Contains("vae/extra.json", faults[1]);
        catalog.Refresh();
        Assert.Empty(catalog.Models);
        Assert.Contains("models verify", catalog.FaultOf("mine"));
    }

    [Fact]
    public async Task Verify_FolderThatSomebodyPutThere_RecordsIt()
    {
        TinyModel.CopyTo(folder["models"]);
        catalog.Refresh();
        Assert.Single(catalog.Models);

        Assert.Empty(await library.VerifyAsync(TinyModel.Name, null, CancellationToken.None));

        Assert.NotNull(library.Get(TinyModel.Name).Record);
        catalog.Refresh();
        Assert.Single(catalog.Models);
    }

    [Fact]
    public async Task Remove_FolderElsewhere_IsForgottenAndItsFilesStay()
    {
        await library.AddFolderAsync(source, "mine", false, null, CancellationToken.None);
        library.Remove("mine");
        Assert.True(File.Exists(Path.Combine(source, "model_index.json")));
        Assert.Empty(library.List());
        await AddAcceptedAsync();
        library.Remove("mine");
        Assert.False(Directory.Exists(folder["models/mine"]));
    }

    [Theory]
    [InlineData("../out")]
    [InlineData(".hidden")]
    [InlineData("")]
    [InlineData("a/b")]
    public async Task Add_NameThatLeadsOut_IsRefused(string name) =>
        await Assert.ThrowsAsync<ModelRefusedException>(() => library.AddFolderAsync(source, name, true, null, CancellationToken.None));

    [Fact]
    public async Task Add_NameTaken_IsRefused()
    {
        await AddAcceptedAsync();
        Assert.Contains("already", (await Assert.ThrowsAsync<ModelRefusedException>(() => library.AddFolderAsync(source, "mine", true, null, CancellationToken.None))).Message);
    }

    [Fact]
    public async Task Add_ShapeThatDisagreesWithTheConfiguration_NamesTensorAndFile()
    {
        var config = Path.Combine(source, "transformer", "config.json");
        var values = JsonNode.Parse(File.ReadAllText(config))!;
        values["caption_channels"] = 48;
        File.WriteAllText(config, values.ToJsonString());

        var fault = await Assert.ThrowsAnyAsync<InvalidModelException>(() => library.AddFolderAsync(source, "mine", true, null, CancellationToken.None));

        Assert.Contains("transformer", fault.Path);
        Assert.Contains("the configuration asks for", fault.Message);
        Assert.Empty(library.List());
    }

    private async Task AddAcceptedAsync()
    {
        await library.AddFolderAsync(source, "mine", true, null, CancellationToken.None);
        await library.AcceptAsync("mine", "Ada", library.Get("mine").Terms!.Sha256, CancellationToken.None);
    }
}
