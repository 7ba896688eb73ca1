using ClipFormat = SoraCollab.Diffusion.Models.ClipFormat;
using SoraCollab.Diffusion.Models;
using SoraCollab.Training.Captions;
using SoraCollab.Training.Datasets;
using SoraCollab.Training.Export;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Sessions;
using SoraCollab.Training.World;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Commands;

/// <summary>Writes a trained run as a model folder, for the studio and for diffusers.</summary>
public sealed class ExportCommand : ICommand
{
    private const int PreviewScenes = 64;

    public string Name => "export";

    public string Summary =>
        "--run FOLDER --scale FILE --vae FOLDER [--out models/animatic-s] [--tokenizer models/animatic-s/tokenizer] [--size 64] [--frames 17] [--version 1.0] [--steps 16] [--guidance 4]: the model folder";

    public Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        TorchLibrary.Prepare();
        var (run, scalePath, vae) = (options.Required("run"), options.Required("scale"), options.Required("vae"));
        var folder = options.Text("out", "models/animatic-s");
        var tokenizer = options.Text("tokenizer", "models/animatic-s/tokenizer");
        var version = options.Text("version", "1.0");
        var size = options.Integer("size", 64, 32, 1024);
        var native = new ClipFormat(size, size, options.Integer("frames", 17, 5), 12);
        var sampling = new SamplingDefaults { Steps = options.Integer("steps", 16, 1, 100), GuidanceScale = options.Number("guidance", 4, 1, 30) };
        options.RefuseOthers();
        var model = TrainedModel.Load(run);
        var writer = new ModelFolderWriter(folder);
        writer.WriteTransformer(model);
        writer.WriteTextEncoder(model);
        var scale = LatentScale.Load(scalePath);
        writer.WriteAutoencoder(vae, scale);
        writer.CopyTokenizer(tokenizer);
        writer.WritePipeline();
        File.WriteAllText(Path.Combine(folder, "vocabulary.json"), Vocabulary.Of(WorldPart.First).ToJson());
        writer.WriteCard(Card(version, native, sampling) with { Preview = Preview(vae, scale, native) });
        return Task.FromResult(0);
    }

    private static PreviewMap Preview(string vae, LatentScale scale, ClipFormat native)
    {
        using var scope = NewDisposeScope();
        using var autoencoder = new LtxVideoAutoencoder(
            SafetensorsFile.Read(Path.Combine(vae, "diffusion_pytorch_model.safetensors")), ComputePrecision.Preferred);
        var format = new Datasets.ClipFormat(native.Width, native.Height, 5, (int)native.FrameRate);
        var scenes = Enumerable.Range(0, PreviewScenes).Select(i => TrainingScenes.Of(TrainingScenes.EvaluationSeeds + (uint)i));
        return PreviewFit.Fit(stack(scenes.Select(scene => SceneClip.Draw(scene, format)[0].Pixels)), autoencoder, scale);
    }

    private static ModelCard Card(string version, ClipFormat native, SamplingDefaults sampling)
    {
        return new ModelCard
        {
            Name = "Animatic S",
            Version = version,
            Licence = "MIT",
            Description = "Draws short animatics of one subject in a painted setting: who, what colour, where, when, which weather, how it moves.",
            Native = native,
            Formats = [native],
            Limits = new ModelLimits
            {
                SizeMultiple = 32,
                MinSize = 32,
                MaxSize = 256,
                FrameMultiple = LtxCompression.Time,
                MaxFrameCount = 65,
                MinFrameRate = 8,
                MaxFrameRate = 24,
                MaxTokens = 4096,
                MaxSteps = 100,
            },
            Defaults = sampling,
            MaxPromptTokens = 128,
            Coordinates = CoordinateConvention.Grid,
            Schedule = NoiseSchedule.Linear,
        };
    }
}
