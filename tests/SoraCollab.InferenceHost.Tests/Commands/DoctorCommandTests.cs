using SoraCollab.InferenceHost.Commands;
using SoraCollab.Testing;

namespace SoraCollab.InferenceHost.Tests.Commands;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_SoundMachine_ShowsErrorsPaceMemoryAndPlansAndServes()
    {
        TinyModel.CopyTo(folder.Path);

        var (code, output) = await RunAsync("--goldens", Golden.PathOf(""));

        Assert.Equal(0, code);
        Assert.Contains("s a step", output);
        Assert.Contains("golden ltx_text_to_video_090: error", output);
        Assert.DoesNotContain("BAD", output);
        Assert.Contains("tiny on Cpu: All on the processor", output);
        Assert.Contains("can serve", output);
    }

    [Fact]
    public async Task Run_GpuThatIsNotThere_CannotServe()
    {
        TinyModel.CopyTo(folder.Path);

        var (code, output) = await RunAsync("--device", "cuda", "--goldens", folder["none"]);

        Assert.Equal(CommandTable.Refused, code);
        Assert.Contains("Cuda", output);
        Assert.Contains("cannot be used", output);
        Assert.Contains("cannot serve", output);
    }

    [Fact]
    public async Task Run_DamagedModel_CannotServeAndNamesTheFile()
    {
        var model = TinyModel.CopyTo(folder.Path);
        File.Delete(Path.Combine(model, "vae", "config.json"));

        var (code, output) = await RunAsync("--goldens", folder["none"]);

        Assert.Equal(CommandTable.Refused, code);
        Assert.Contains(Path.Combine("vae", "config.json"), output);
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] words)
    {
        var output = new StringWriter();
        var code = await CommandTable.RunAsync(
            ["doctor", "--models", folder.Path, "--model", folder[TinyModel.Name], "--threads", "1", .. words], new Terminal(output, output, false), CancellationToken.None);
        return (code, output.ToString());
    }
}
