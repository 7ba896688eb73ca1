using System.Runtime.InteropServices;
using SoraCollab.InferenceHost.Commands;
using SoraCollab.Media.Probing;
using SoraCollab.Media.Tools;
using SoraCollab.ModelCompiler.Safetensors;
using SoraCollab.Testing;

namespace SoraCollab.InferenceHost.Tests.Commands;

public sealed class GenerateCommandTests
{
    [Fact]
    public async Task Run_SameSeedTwice_WritesTheSameLatentsAndAClipThatPlays()
    {
        using var folder = new TemporaryFolder();
        TinyModel.CopyTo(folder.Path);
        foreach (var name in new[] { "a", "b" })
        {
            var (code, output, errors) = await RunAsync(folder, "--out", folder[name + ".mp4"], "--latents", folder[name + ".st"], "--seed", "5");
            Assert.Equal((0, ""), (code, errors));
            Assert.Contains("step 3 of 3", output);
        }

        await RunAsync(folder, "--out", folder["c.mp4"], "--latents", folder["c.st"], "--seed", "6");
        Assert.Equal(File.ReadAllBytes(folder["a.st"]), File.ReadAllBytes(folder["b.st"]));
        Assert.NotEqual(Latents(folder["a.st"]), Latents(folder["c.st"]));
        var facts = await new MediaProbe(FfmpegTools.Find()).ProbeAsync(folder["a.mp4"], CancellationToken.None);
        Assert.Equal(("h264", 64, 32), (facts.VideoCodec, facts.Width, facts.Height));
    }

    [Fact]
    public async Task Run_Streamed_SaysSoFirstAndMakesTheSameClip()
    {
        using var folder = new TemporaryFolder();
        TinyModel.CopyTo(folder.Path);

        var (_, whole, _) = await RunAsync(folder, "--out", folder["a.mp4"], "--latents", folder["a.st"], "--seed", "5");
        var (code, streamed, errors) = await RunAsync(folder, "--out", folder["b.mp4"], "--latents", folder["b.st"], "--seed", "5", "--memory", "streamed");

        Assert.Equal((0, ""), (code, errors));
        Assert.StartsWith("Memory: All on the processor", whole);
        Assert.StartsWith("Memory: On the processor block by block", streamed);
        Assert.Contains("0 of 2 transformer blocks resident", streamed);
        Assert.True(Closeness.RelativeError(Latents(folder["a.st"]), Latents(folder["b.st"])) < 1e-4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_NoiseOfTheReference_ArrivesAtItsLatents(bool asTokens)
    {
        using var golden = Golden.Load("pipelines/ltx_text_to_video_090");
        using var folder = new TemporaryFolder();
        TinyModel.CopyTo(folder.Path);
        WriteNoise(folder["noise.st"], golden.Floats("noise.0"), asTokens);
        var call = golden.Values.GetProperty("call");
        var (code, _, errors) = await RunAsync(
            folder, "--out", folder["clip.mp4"], "--latents", folder["latents.st"], "--noise", folder["noise.st"], "--steps", "5",
            "--guidance", "3", "--negative", call.GetProperty("negative_prompt").GetString()!);
        Assert.Equal((0, ""), (code, errors));

        // The reference keeps tokens [6, 8]; the file has [8, 3, 1, 2].
        var tokens = golden.Floats("final_latents");
        var expected = Enumerable.Range(0, 48).Select(i => tokens[(i % 6 * 8) + (i / 6)]).ToArray();
        Assert.InRange(Closeness.RelativeError(expected, Latents(folder["latents.st"])), 0, 1e-4);
    }

    [Theory]
    [InlineData("--width", "65", "A width of 65 was asked for")]
    [InlineData("--frames", "0", "0 frames were asked for")]
    [InlineData("--steps", "0", "0 steps were asked for")]
    [InlineData("--steps", "two", "--steps must be a whole number, not 'two'")]
    [InlineData("--guidance", "0.5", "A guidance of 0.5 was asked for")]
    [InlineData("--fps", "0", "0 frames per second were asked for")]
    [InlineData("--seed", "-1", "--seed must be a whole number from 0 to 18446744073709551615, not '-1'")]
    [InlineData("--sede", "1", "There is no option --sede")]
    [InlineData("--out", "clip.avi", "--out must end in .mp4 (H.264) or .mkv (lossless), not 'clip.avi'")]
    [InlineData("--model", "/no/such/model", "/no/such/model")]
    [InlineData("--prompt", "", "--prompt is empty")]
    [InlineData("--noise", "/no/such/noise", "/no/such/noise")]
    [InlineData("--precision", "int3", "--precision must be float32 or int8, not 'int3'")]
    [InlineData("--lora", "style.safetensors=much", "--lora: The strength of a LoRA is a number from -4 to 4, not 'much'")]
    [InlineData("--lora", "/no/such/style.safetensors", "/no/such/style.safetensors")]
    [InlineData("--device", "abacus", "--device must be cpu, cuda or cuda:N, not 'abacus'")]
    public async Task Run_ValueNotAllowed_NamesItAndEndsWith2(string option, string value, string message)
    {
        using var folder = new TemporaryFolder();
        var given = new Dictionary<string, string>
        {
            ["--prompt"] = "a boat",
            ["--out"] = folder["clip.mp4"],
            ["--model"] = TinyModel.CopyTo(folder.Path),
            [option] = value,
        };
        var errors = new StringWriter();
        var code = await CommandTable.RunAsync(
            ["generate", .. given.SelectMany(pair => new[] { pair.Key, pair.Value })], new Terminal(TextWriter.Null, errors, false), CancellationToken.None);
        Assert.Equal(2, code);
        Assert.Contains(message, errors.ToString());
        Assert.False(File.Exists(folder["clip.mp4"]));
    }

    [Fact]
    public async Task Run_Stopped_EndsWith130AndLeavesNoClip()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var output = new StoppingWriter(stop);
        var code = await CommandTable.RunAsync(
            ["generate", "--prompt", "a boat", "--out", folder["clip.mp4"], "--model", TinyModel.CopyTo(folder.Path), "--steps", "50"],
            new Terminal(output, TextWriter.Null, false), stop.Token);
        Assert.Equal(130, code);
        Assert.False(File.Exists(folder["clip.mp4"]));
        Assert.True(output.StepsShown < 4, $"{output.StepsShown} steps were made after the stop.");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("generate", "--help")]
    public async Task Run_Help_ListsTheOptions(params string[] words)
    {
        var output = new StringWriter();
        Assert.Equal(0, await CommandTable.RunAsync(words, new Terminal(output, TextWriter.Null, false), CancellationToken.None));
        Assert.Contains("--guidance N", output.ToString());
    }

    [Theory]
    [InlineData("'paint'", "paint")]
    [InlineData("A command is missing")]
    [InlineData("--server is missing", "connect")]
    [InlineData("--server must be an address", "connect", "--server", "studio", "--key", "k")]
    [InlineData("--key needs a value", "connect", "--server", "http://studio", "--key", "--name", "x")]
    [InlineData("--key is given twice", "connect", "--key", "a", "--key=b")]
    public async Task Run_CommandLineWrong_SaysHowAndEndsWith2(string message, params string[] words)
    {
        var errors = new StringWriter();
        Assert.Equal(2, await CommandTable.RunAsync(words, new Terminal(TextWriter.Null, errors, false), CancellationToken.None));
        Assert.Contains(message, errors.ToString());
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(TemporaryFolder folder, params string[] words)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        string[] all =
        [
            "generate", "--prompt", "a red boat sails over the sea at dusk", "--model", folder[TinyModel.Name],
            .. words.Contains("--steps") ? Array.Empty<string>() : ["--steps", "3"], .. words,
        ];
        return (await CommandTable.RunAsync(all, new Terminal(output, errors, false), CancellationToken.None), output.ToString(), errors.ToString());
    }

    private static void WriteNoise(string path, float[] noise, bool asTokens)
    {
        var values = asTokens ? Enumerable.Range(0, 48).Select(i => noise[(i % 8 * 6) + (i / 8)]).ToArray() : noise;
        using var writer = SafetensorsWriter.Create(path, [new SafetensorsEntry("noise", SafetensorsElementType.Float32, asTokens ? [1, 6, 8] : [1, 8, 3, 1, 2])]);
        writer.Write("noise", MemoryMarshal.AsBytes(values.AsSpan()));
        writer.Complete();
    }

    private static float[] Latents(string path)
    {
        using var file = SafetensorsFile.Open(path);
        return file.ToSingles("latents");
    }

    /// <summary>Presses Ctrl+C when the second step is shown.</summary>
    private sealed class StoppingWriter(CancellationTokenSource stop) : StringWriter
    {
        public int StepsShown { get; private set; }

        public override void WriteLine(string? value)
        {
            if (value?.StartsWith("step ", StringComparison.Ordinal) != true || ++StepsShown != 2) return;
            stop.Cancel();
        }
    }
}
