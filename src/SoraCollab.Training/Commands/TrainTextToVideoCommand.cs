using SoraCollab.Diffusion.TextEncoders;
using SoraCollab.Training.Datasets;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Objectives;
using SoraCollab.Training.Sessions;

namespace SoraCollab.Training.Commands;

/// <summary>Trains transformer and text encoder on encoded clips; called once for each stage, small clips first. Started again, it goes on.</summary>
public sealed class TrainTextToVideoCommand : ICommand
{
    public string Name => TrainingSession.Kind;

    public string Summary =>
        "--clips FOLDER --scale FILE --run FOLDER --minutes N or --steps N [--batch 32] [--muon-rate 0.006] [--adam-rate 0.003] [--decay 0.5] "
        + "[--average 0.999] [--frames N] [--auxiliary 0.1] [--noise-mean 0.7] [--main-width 128] [--threads 1] [--seed 1] [--start MODEL] "
        + "[--model-width 192] [--model-heads 6] [--model-layers 6] "
        + "[--tokenizer FILE]: one stage of training";

    public Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        TorchLibrary.Prepare();
        var plan = new TrainingPlan(
            options.Required("clips"),
            options.Required("run"),
            StageOptions.Length(options, minutes: 30),
            options.Integer("batch", 32, 1),
            options.Number("muon-rate", 6e-3, 0, 1),
            options.Number("adam-rate", 3e-3, 0, 1),
            options.Integer("main-width", 128, 16),
            options.Integer("threads", 1, 1),
            options.Integer("seed", 1))
        {
            AverageDecay = options.Number("average", 0.999, 0, 1),
            AuxiliaryWeight = options.Number("auxiliary", 0.1, 0, 10),
            NoiseMean = options.Number("noise-mean", FlowMatching.NoiseMean, -10, 10),
            DecayShare = options.Number("decay", 0.5, 0.01, 1),
            Start = options.Find("start"),
        };
        var scale = LatentScale.Load(options.Required("scale"));
        var tokenizer = SentencePieceTokenizer.Load(options.Text("tokenizer", "models/animatic-s/tokenizer/spiece.model"));
        var shape = StageOptions.Shape(options);
        int? frames = options.Find("frames") is null ? null : options.Integer("frames", 0, 1);
        options.RefuseOthers();
        var pool = ClipPool.Open(plan.Clips, frames);
        Console.WriteLine($"{pool.Count} clips of {pool.Format.Width}x{pool.Format.Height}x{pool.Format.Frames}, {pool.Format.Tokens} tokens");
        var session = new TrainingSession(plan, pool.Format, scale, shape);
        using var batches = new BatchReader(pool, tokenizer.Encode, plan.Batch, plan.Seed, session.Taken);
        session.Run(batches, Console.Out, cancellationToken);
        return Task.FromResult(0);
    }
}
