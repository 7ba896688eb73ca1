using SoraCollab.Diffusion.TextEncoders;
using SoraCollab.Training.Datasets;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Sessions;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Commands;

/// <summary>Trains a student that needs few denoising steps and no guidance. Started again, it goes on.</summary>
public sealed class DistilCommand : ICommand
{
    /// <inheritdoc/>
    public string Name => DistillationSession.Kind;

    /// <inheritdoc/>
    public string Summary =>
        "--teacher RUN_OR_MODEL --clips FOLDER --scale FILE --run FOLDER --minutes N or --steps N [--student-steps 8] [--teacher-steps 2] [--guidance 4] "
        + "[--batch 32] [--muon-rate 0.001] [--adam-rate 0.0005] [--main-width 64] [--threads 1] [--seed 1] [--tokenizer FILE]: few steps, no guidance";

    /// <inheritdoc/>
    public Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        TorchLibrary.Prepare();
        var (teacherPath, clips) = (options.Required("teacher"), options.Required("clips"));
        var plan = new DistillationPlan(
            options.Required("run"),
            StageOptions.Length(options, minutes: 10),
            options.Integer("student-steps", 8, 1, 100),
            options.Integer("teacher-steps", 2, 1, 100),
            options.Number("guidance", 4, 1, 30),
            options.Number("muon-rate", 1e-3, 0, 1),
            options.Number("adam-rate", 5e-4, 0, 1),
            options.Integer("main-width", 64, 16),
            options.Integer("threads", 1, 1, 256),
            options.Integer("seed", 1));
        var batch = options.Integer("batch", 32, 1, 4096);
        var scale = LatentScale.Load(options.Required("scale"));
        var tokenizer = SentencePieceTokenizer.Load(options.Text("tokenizer", "models/animatic-s/tokenizer/spiece.model"));
        options.RefuseOthers();

        var pool = ClipPool.Open(clips);
        var session = new DistillationSession(plan, pool.Format, scale, Teacher(teacherPath));
        using var batches = new BatchReader(pool, tokenizer.Encode, batch, plan.Seed, session.Taken);
        session.Run(batches, Console.Out, cancellationToken);
        Console.WriteLine($"Use it with {plan.StudentSteps} steps and guidance 1.");
        return Task.FromResult(0);
    }

    private static VideoModel Teacher(string path)
    {
        if (!File.Exists(Path.Combine(path, "model_index.json")))
        {
            return TrainedModel.Load(path);
        }

        using var guard = no_grad();
        var model = new VideoModel(new WeightSet(), ModelShape.Bundled);
        model.Weights.Allocate(seed: 0);
        model.Load(path);
        return model;
    }
}
