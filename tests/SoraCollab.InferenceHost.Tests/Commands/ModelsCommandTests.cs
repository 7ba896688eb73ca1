using SoraCollab.InferenceHost.Commands;
using SoraCollab.InferenceHost.Tests.Models.Hub;

namespace SoraCollab.InferenceHost.Tests.Commands;

public sealed class ModelsCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_AddListVerifyRemove_FromTheHub()
    {
        await using var hub = new TestHub(TinyModel.CopyTo(folder["source"]));
        hub.Faults.Enqueue(HubFault.Drop);

        var (added, output, _) = await RunAsync("add", "team/tiny", "--hub", hub.Address.ToString(), "--name", "mine");
        Assert.Equal(0, added);
        Assert.Contains("Downloading", output);
        Assert.Contains("models accept mine", output);
        Assert.Contains("licence not accepted", (await RunAsync("list")).Output);
        Assert.Equal(0, (await RunAsync("accept", "mine", "--by", "Ada")).Code);
        Assert.Contains("accepted by Ada", (await RunAsync("list")).Output);
        Assert.Contains("mine: sound", (await RunAsync("verify")).Output);
        File.Delete(folder["models/mine/vae/config.json"]);
        var (code, faults, _) = await RunAsync("verify", "mine");
        Assert.Equal(CommandTable.Refused, code);
        Assert.Contains("config.json", faults);
        Assert.Equal(0, (await RunAsync("remove", "mine")).Code);
        Assert.Contains("no models", (await RunAsync("list")).Output);
    }

    [Theory]
    [InlineData("There is no model \"none\"", "verify", "none")]
    [InlineData("OWNER/NAME", "add", "not a place")]
    [InlineData("--hub must be an address", "add", "a/b", "--hub", "ftp://x")]
    [InlineData("--from is missing", "add")]
    [InlineData("--copy must be yes or no", "add", "/tmp", "--copy", "maybe")]
    public async Task Run_WrongWords_SaysWhatIsAllowed(string reason, params string[] words)
    {
        var (code, _, errors) = await RunAsync(words);
        Assert.Equal(CommandTable.Refused, code);
        Assert.Contains(reason, errors);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] words)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await CommandTable.RunAsync(["models", .. words, "--models", folder["models"]], new Terminal(output, errors, false), CancellationToken.None);
        return (code, output.ToString(), errors.ToString());
    }
}
