using System.Runtime.CompilerServices;
using SoraCollab.Training.Commands;
using SoraCollab.Training.Evaluation;
using SoraCollab.Training.Sessions;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Commands;

/// <summary>Everything from drawing scenes to a clip out of the studio's pipeline, by the commands that people type, at a tiny size.</summary>
public sealed class WholeRoundTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public async Task Commands_RenderTrainDistilExport_GiveAModelThatMakesClips()
    {
        using var scope = NewDisposeScope();
        string At(string name) => Path.Combine(path, name);
        var (vae, tokenizer) = (Path.Combine(Bundled(), "vae"), Path.Combine(Bundled(), "tokenizer"));
        string[] size = ["--width", "32", "--height", "32", "--frames", "5"];
        await RunAsync(["encode-clips", "--vae", vae, "--out", At("clips"), "--scenes", "1", .. size]);
        await RunAsync(["measure-latents", "--clips", At("clips"), "--out", At("scale.safetensors"), "--count", "128"]);
        string[] common = ["--clips", At("clips"), "--scale", At("scale.safetensors"), "--batch", "4", "--main-width", "32", "--tokenizer", Path.Combine(tokenizer, "spiece.model")];
        await RunAsync(["train-text-to-video", "--run", At("run"), "--steps", "20", "--model-width", "48", "--model-heads", "2", "--model-layers", "2", .. common]);
        await RunAsync(["distil", "--teacher", At("run"), "--run", At("student"), "--steps", "5", "--student-steps", "4", .. common]);
        await RunAsync(["export", "--run", At("student"), "--scale", At("scale.safetensors"), "--vae", vae, "--tokenizer", tokenizer,
            "--out", At("model"), "--size", "32", "--frames", "5", "--steps", "4", "--guidance", "1"]);

        using var clips = new PipelineClips(At("model"), null, null, threads: 1);
        var made = clips.Make(["a red sailboat at dusk", "a dog"], 0, TestContext.Current.CancellationToken);

        Assert.Equal([2, 5, 32, 32, 3], made.shape);
        Assert.Contains("4 steps, guidance 1", clips.Settings);
        Assert.True(made.std().ToDouble() > 0.01);
        Assert.True(File.Exists(At("model/vocabulary.json")));
        Assert.Equal(20, new RunLog(At("run/log.jsonl")).Read()[^1]["step"]);

        // Prompts of one's own make a contact sheet.
        File.WriteAllText(At("prompts.txt"), "a red sailboat at dusk\n");
        await RunAsync(["evaluate", "--prompts", At("prompts.txt"), "--model", At("model"), "--out", At("sheets")]);
        Assert.True(new FileInfo(At("sheets/prompts.png")).Length > 0);
    }

    private static async Task RunAsync(string[] words)
    {
        var errors = new StringWriter();
        var status = await CommandTable.RunAsync(words, errors, TestContext.Current.CancellationToken);
        Assert.True(status == 0, $"{words[0]}: {errors}");
    }

    private static string Bundled([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "models", "animatic-s"));
}
