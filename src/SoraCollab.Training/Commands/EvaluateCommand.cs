using SoraCollab.Diffusion.TextEncoders;
using SoraCollab.Training.Captions;
using SoraCollab.Training.Datasets;
using SoraCollab.Training.Evaluation;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Sessions;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Commands;

/// <summary>Draws clips from prompts that training never saw, at fixed seeds, and lays them out as a picture to look at.</summary>
public sealed class EvaluateCommand : ICommand
{
    public string Name => "evaluate";

    public string Summary =>
        "--run FOLDER --scale FILE --vae FOLDER --out FILE.png [--count 16] [--width 128] [--frames 17] [--main-width 128] [--steps 12] "
        + "[--guidance 3] [--held-out] [--prompts FILE] [--seed 1] [--threads 1] [--tokenizer FILE]: a contact sheet";

    public Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        TorchLibrary.Prepare();
        var (run, scalePath, vae, path) = (options.Required("run"), options.Required("scale"), options.Required("vae"), options.Required("out"));
        var count = options.Integer("count", 16, 1, 1000);
        var width = options.Integer("width", 128, 16);
        var format = new ClipFormat(width, width, options.Integer("frames", 17, 1), 12);
        var mainWidth = options.Integer("main-width", 128, 16);
        var steps = options.Integer("steps", 12, 1, 200);
        var guidance = options.Number("guidance", 3, 1, 30);
        var seed = options.Integer("seed", 1);
        var heldOut = options.Has("held-out");
        var file = options.Find("prompts");
        set_num_threads(options.Integer("threads", 1, 1));
        var tokenizer = SentencePieceTokenizer.Load(options.Text("tokenizer", "models/animatic-s/tokenizer/spiece.model"));
        options.RefuseOthers();
        format.Check();

        var prompts = file is null ? Prompts(count, heldOut) : [.. File.ReadLines(file).Where(line => line.Length > 0)];
        using var autoencoder = new LtxVideoAutoencoder(
            SafetensorsFile.Read(Path.Combine(vae, "diffusion_pytorch_model.safetensors")), ScalarType.BFloat16);
        var sampler = new ClipSampler(TrainedModel.Load(run, ModelShape.Bundled), LatentScale.Load(scalePath), autoencoder, tokenizer.Encode);
        var clips = new List<(string, Tensor)>();
        foreach (var part in prompts.Chunk(8))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var drawn = sampler.Draw(part, format, mainWidth, steps, guidance, seed);
            clips.AddRange(part.Select((prompt, i) => (prompt, drawn[i])));
        }

        ContactSheet.Write(clips, columns: 2, path);
        return Task.FromResult(0);
    }

    private static string[] Prompts(int count, bool heldOut) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var seed = TrainingScenes.EvaluationSeeds + (uint)i;
            return CaptionWriter.Canonical(heldOut ? TrainingScenes.HeldOut(seed) : TrainingScenes.Of(seed));
        }),
    ];
}
