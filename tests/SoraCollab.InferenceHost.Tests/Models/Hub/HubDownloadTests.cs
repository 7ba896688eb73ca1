using SoraCollab.Diffusion.Models;
using SoraCollab.InferenceHost.Models.Hub;
using SoraCollab.InferenceHost.Models.Library;
using SoraCollab.ModelCompiler;

namespace SoraCollab.InferenceHost.Tests.Models.Hub;

public sealed class HubDownloadTests : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string source;
    private readonly TestHub hub;
    private readonly HubClient client;

    public HubDownloadTests()
    {
        source = TinyModel.CopyTo(folder["source"]);
        File.WriteAllText(Path.Combine(source, "README.md"), "---\nlicense: other\nlicense_name: tiny-research\nlicense_link: LICENSE.txt\n---\nA tiny model.");
        File.WriteAllText(Path.Combine(source, "LICENSE.txt"), "For research only.");
        File.WriteAllText(Path.Combine(source, "transformer", "diffusion_pytorch_model.bin"), "a pickle");
        File.WriteAllText(Path.Combine(source, "transformer", "diffusion_pytorch_model.fp16.safetensors"), "a variant");
        File.WriteAllText(Path.Combine(source, "another-model.safetensors"), "another");
        hub = new TestHub(source);
        client = new HubClient(hub.Address);
    }

    private string Models => folder["models"];

    private ModelLibrary Library => new(Models, new ModelHash(null), TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await hub.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Download_SoundServer_BringsTheModelsOwnFilesWithManifestAndLicence()
    {
        var reports = new List<AddProgress>();

        var record = await DownloadAsync(new Reports(reports));

        Assert.Equal($"team/tiny at {TestHub.Commit}", record.Source);
        Assert.DoesNotContain(record.Files, file => file.Path.Contains("bin") || file.Path.Contains("fp16") || file.Path.StartsWith("another"));
        Assert.Equal(File.ReadAllBytes(Path.Combine(source, "vae", "config.json")), File.ReadAllBytes(Path.Combine(Models, "tiny", "vae", "config.json")));
        Assert.Equal(reports[^1].BytesTotal, reports[^1].BytesDone);
        Assert.Empty(await Library.VerifyAsync("tiny", null, CancellationToken.None));
        var model = Library.Get("tiny");
        Assert.Equal(("tiny-research", "For research only.", true), (model.Terms!.Name, model.Terms.Text, model.AwaitsAcceptance));
        Assert.Empty(Directory.GetDirectories(Path.Combine(Models, ".soracollab", "downloads")));
    }

    [Theory]
    [InlineData(HubFault.Drop)]
    [InlineData(HubFault.ClaimMore)]
    [InlineData(HubFault.ClaimLess)]
    [InlineData(HubFault.Corrupt)]
    [InlineData(HubFault.ServerError)]
    public async Task Download_FaultOnce_ArrivesWhole(HubFault fault)
    {
        hub.Faults.Enqueue(fault);

        await DownloadAsync();

        Assert.Empty(await Library.VerifyAsync("tiny", null, CancellationToken.None));
    }

    [Theory]
    [InlineData(HubFault.Drop)]
    [InlineData(HubFault.IgnoreRange)]
    [InlineData(HubFault.WrongRange)]
    public async Task Download_FaultOfTheRestAfterABreak_ArrivesWhole(HubFault second)
    {
        hub.Faults.Enqueue(HubFault.Drop);
        hub.Faults.Enqueue(second);

        await DownloadAsync();

        Assert.Contains(hub.Requests, request => request.From > 0);
        Assert.Empty(await Library.VerifyAsync("tiny", null, CancellationToken.None));
    }

    [Fact]
    public async Task Download_CorruptTwice_IsThrownAwayAndNamed()
    {
        hub.Faults.Enqueue(HubFault.Corrupt);
        hub.Faults.Enqueue(HubFault.Corrupt);

        var refusal = await Assert.ThrowsAsync<ModelRefusedException>(() => DownloadAsync());

        Assert.Contains("hash differs", refusal.Message);
        Assert.Contains(hub.Requests.First().File, refusal.Message);
        Assert.Empty(Library.List());
    }

    [Fact]
    public async Task Download_StoppedHalfway_GoesOnWithTheRestInAnotherRun()
    {
        const string large = "vae/diffusion_pytorch_model.safetensors";
        using (var stop = new CancellationTokenSource())
        {
            var halfway = new Stopper(stop, large);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Library.DownloadAsync(client, new HubRequest("team/tiny"), halfway, stop.Token));
        }

        var before = hub.Requests.Count;
        await DownloadAsync();

        // What had come whole is not asked for again.
        Assert.DoesNotContain(hub.Requests.Skip(before), request => request.File.StartsWith("text_encoder/"));
        Assert.Contains(hub.Requests.Skip(before), request => request.File == large);
        Assert.Empty(await Library.VerifyAsync("tiny", null, CancellationToken.None));
    }

    [Fact]
    public async Task Download_DiskTooSmall_IsRefusedBeforeAnyFile()
    {
        var library = new ModelLibrary(Models, new ModelHash(null), TimeProvider.System, _ => ModelLibrary.Reserve + 1000);

        var refusal = await Assert.ThrowsAsync<ModelRefusedException>(() => library.DownloadAsync(client, new HubRequest("team/tiny"), null, CancellationToken.None));

        Assert.Contains("GB free", refusal.Message);
        Assert.Empty(hub.Requests);
    }

    [Theory]
    [InlineData("../../escape.json")]
    [InlineData("/etc/passwd")]
    [InlineData("vae//config.json")]
    public async Task Open_FileNameThatLeadsOut_IsRefused(string path)
    {
        hub.Listing = $$"""[{"type":"file","path":"{{path}}","size":1,"oid":"{{TestHub.Commit}}"}]""";

        var refusal = await Assert.ThrowsAsync<ModelRefusedException>(() => client.OpenAsync("team/tiny", "main", CancellationToken.None));

        Assert.Contains(path, refusal.Message);
    }

    [Theory]
    [InlineData("team/none", "There is no repository")]
    [InlineData("no-slash", "OWNER/NAME")]
    [InlineData("a/../b", "OWNER/NAME")]
    public async Task Open_UnknownRepository_SaysSo(string id, string reason) =>
        Assert.Contains(reason, (await Assert.ThrowsAsync<ModelRefusedException>(() => client.OpenAsync(id, "main", CancellationToken.None))).Message);

    [Fact]
    public async Task Download_UnsoundModel_IsNotAddedAndNamesTheFile()
    {
        File.WriteAllText(Path.Combine(source, "vae", "config.json"), "{\"_class_name\":\"AutoencoderKLOther\"}");

        var fault = await Assert.ThrowsAnyAsync<InvalidModelException>(() => DownloadAsync());

        Assert.Contains("AutoencoderKLOther", fault.Message);
        Assert.Empty(Library.List());
    }

    private Task<ModelRecord> DownloadAsync(IProgress<AddProgress>? progress = null) =>
        Library.DownloadAsync(client, new HubRequest("team/tiny"), progress, CancellationToken.None);

    private sealed class Reports(List<AddProgress> list) : IProgress<AddProgress>
    {
        public void Report(AddProgress value) => list.Add(value);
    }

    private sealed class Stopper(CancellationTokenSource stop, string file) : IProgress<AddProgress>
    {
        public void Report(AddProgress value)
        {
            if (value.What.EndsWith(file, StringComparison.Ordinal)) stop.Cancel();
        }
    }
}
