using SoraCollab.Diffusion.TextEncoders;
using SoraCollab.Training.Datasets;
using SoraCollab.Training.Evaluation;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Sessions;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Commands;

/// <summary>
/// Measures a model, from a run's checkpoint or from an exported folder: figures for the model card, JSON lines, and contact sheets of
/// clips that nobody chose. With prompts from a file it makes a contact sheet of those and measures nothing.
/// </summary>
public sealed class EvaluateCommand : ICommand
{
    private const int SheetColumns = 2;

    /// <inheritdoc/>
    public string Name => "evaluate";

    /// <inheritdoc/>
    public string Summary =>
        "--out FOLDER and --model FOLDER, or --run FOLDER --scale FILE --vae FOLDER [--width 64] [--height 64] [--frames 17] [--rate 12] [--main-width 64] "
        + "[--tokenizer FILE]; --classifier FOLDER or --prompts FILE; [--count 64] [--held-out 64] [--rendered 256] [--steps N] [--guidance N] [--shrink 2] [--threads 1]: "
        + "figures and contact sheets";

    /// <inheritdoc/>
    public Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        TorchLibrary.Prepare();
        var path = options.Required("out");
        var (classifierPath, promptsPath) = (options.Find("classifier"), options.Find("prompts"));
        if (classifierPath is null == promptsPath is null)
        {
            throw new CommandLineException("Give either --classifier, to measure, or --prompts, to look at clips of prompts of your own.");
        }

        var threads = options.Integer("threads", 1, 1, 256);
        var counts = (
            Prompts: options.Integer("count", 64, 2, 100_000),
            HeldOut: options.Integer("held-out", 64, 0, 100_000),
            Rendered: options.Integer("rendered", 256, 2, 100_000));
        var shrink = options.Integer("shrink", 2, 1, 8);
        set_num_threads(threads);
        using var scope = NewDisposeScope();
        var (maker, vae) = Maker(options, threads);
        using var owned = maker;
        options.RefuseOthers();
        Directory.CreateDirectory(path);
        string At(string name) => Path.Combine(path, name);

        if (promptsPath is not null)
        {
            string[] prompts = [.. File.ReadLines(promptsPath).Where(line => line.Length > 0)];
            if (prompts.Length == 0)
            {
                throw new CommandLineException($"{promptsPath} has no prompts: one is wanted on each line.");
            }

            Sheet(prompts, maker.Make(prompts, 0, cancellationToken), At("prompts.png"));
            return Task.FromResult(0);
        }

        var (description, classifier) = ClassifierFolder.Load(classifierPath!);
        using var autoencoder = vae();
        var plan = new EvaluationPlan(counts.Prompts, counts.HeldOut, counts.Rendered, description.Part, shrink, threads);
        var result = new ModelEvaluation(maker, classifier, autoencoder, Console.Out).Run(plan, cancellationToken);
        var report = new EvaluationReport(result, classifier.Labels);
        var markdown = report.Markdown();
        File.WriteAllText(At("evaluation.md"), markdown);
        File.WriteAllLines(At("evaluation.jsonl"), report.JsonLines());
        foreach (var (set, name) in result.Sets.Zip(["prompts.png", "held-out.png"]))
        {
            Sheet(set.Prompts, set.Clips, At(name));
        }

        Console.WriteLine(markdown);
        return Task.FromResult(0);
    }

    private static (IClipMaker Maker, Func<LtxVideoAutoencoder> Vae) Maker(CommandOptions options, int threads)
    {
        int? steps = options.Find("steps") is null ? null : options.Integer("steps", 0, 1, 1000);
        double? guidance = options.Find("guidance") is null ? null : options.Number("guidance", 0, 1, 30);
        if (options.Find("model") is { } folder)
        {
            return (new PipelineClips(folder, steps, guidance, threads), () => Autoencoder(Path.Combine(folder, "vae")));
        }

        var (run, scale, vae) = (options.Required("run"), options.Required("scale"), options.Required("vae"));
        var format = new ClipFormat(
            options.Integer("width", 64, 16, 4096), options.Integer("height", 64, 16, 4096), options.Integer("frames", 17, 1, 1000), options.Integer("rate", 12, 1, 120));
        var mainWidth = options.Integer("main-width", format.Width, 16, 4096);
        var tokenizer = SentencePieceTokenizer.Load(options.Text("tokenizer", "models/animatic-s/tokenizer/spiece.model"));
        format.Check();
        var sampler = new ClipSampler(TrainedModel.Load(run), LatentScale.Load(scale), Autoencoder(vae), tokenizer.Encode);
        return (new CheckpointClips(Path.GetFileName(Path.TrimEndingDirectorySeparator(run)), sampler, format, mainWidth, steps ?? 16, guidance ?? 4), () => Autoencoder(vae));
    }

    private static LtxVideoAutoencoder Autoencoder(string folder) =>
        new(SafetensorsFile.Read(Path.Combine(folder, "diffusion_pytorch_model.safetensors")), ComputePrecision.Preferred);

    private static void Sheet(IReadOnlyList<string> prompts, Tensor clips, string path) =>
        ContactSheet.Write([.. prompts.Select((prompt, i) => (prompt, clips[i]))], SheetColumns, path);
}
