using SoraCollab.Diffusion.Models;
using SoraCollab.Training.Datasets;
using SoraCollab.Training.Export;
using SoraCollab.Training.Native;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Sessions;
using TorchSharp;
using static TorchSharp.torch;
using ClipFormat = SoraCollab.Diffusion.Models.ClipFormat;

namespace SoraCollab.Training.Commands;

/// <summary>Writes a trained run as a model folder, for the studio and for diffusers.</summary>
public sealed class ExportModelCommand : ICommand
{
    private const int PreviewScenes = 64;

    public string Name => "export-model";

    public string Summary =>
        "--run FOLDER --scale FILE --vae FOLDER [--out models/animatic-s] [--tokenizer models/animatic-s/tokenizer] [--version 1.0]: the model folder";

    public Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        TorchLibrary.Prepare();
        var (run, scalePath, vae) = (options.Required("run"), options.Required("scale"), options.Required("vae"));
        var folder = options.Text("out", "models/animatic-s");
        var tokenizer = options.Text("tokenizer", "models/animatic-s/tokenizer");
        var version = options.Text("version", "1.0");
        options.RefuseOthers();
        var model = TrainedModel.Load(run, ModelShape.Bundled);
        var writer = new ModelFolderWriter(folder);
        writer.WriteTransformer(model);
        writer.WriteTextEncoder(model);
        var scale = LatentScale.Load(scalePath);
        writer.WriteAutoencoder(vae, scale);
        writer.CopyTokenizer(tokenizer);
        writer.WritePipeline();
        writer.WriteCard(Card(version) with { Preview = Preview(vae, scale) });
        return Task.FromResult(0);
    }

    private static PreviewMap Preview(string vae, LatentScale scale)
    {
        using var scope = NewDisposeScope();
        using var autoencoder = new LtxVideoAutoencoder(
            SafetensorsFile.Read(Path.Combine(vae, "diffusion_pytorch_model.safetensors")), ScalarType.BFloat16);
        var format = new Datasets.ClipFormat(128, 128, 5, 12);
        var scenes = Enumerable.Range(0, PreviewScenes).Select(i => TrainingScenes.Of(TrainingScenes.EvaluationSeeds + (uint)i));
        return PreviewFit.Fit(stack(scenes.Select(scene => SceneClip.Draw(scene, format)[0].Pixels)), autoencoder, scale);
    }

    private static ModelCard Card(string version)
    {
        var native = new ClipFormat(128, 128, 17, 12);
        return new ModelCard
        {
            Name = "Animatic S",
            Version = version,
            Licence = "MIT",
            Description = "Draws short animatics of one subject in a painted setting: who, what colour, where, when, which weather, how it moves.",
            Native = native,
            Formats = [native, native with { FrameCount = 9 }],
            Limits = new ModelLimits
            {
                SizeMultiple = 32,
                MinSize = 64,
                MaxSize = 256,
                FrameMultiple = LtxCompression.Time,
                MaxFrameCount = 65,
                MinFrameRate = 8,
                MaxFrameRate = 24,
                MaxTokens = 4096,
                MaxSteps = 100,
            },
            Defaults = new SamplingDefaults { Steps = 16, GuidanceScale = 3 },
            MaxPromptTokens = 128,
            Coordinates = CoordinateConvention.Grid,
            Schedule = NoiseSchedule.Linear,
        };
    }
}
