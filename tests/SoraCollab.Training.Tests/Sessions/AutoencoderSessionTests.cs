using SoraCollab.Training.Datasets;
using SoraCollab.Training.Evaluation;
using SoraCollab.Training.Networks;
using SoraCollab.Training.Sessions;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Sessions;

public sealed class AutoencoderSessionTests : IDisposable
{
    private static readonly PixelFormat Format = new(new ClipFormat(32, 32, 9, 12), "first", ScenePairs.Trained, Shrink: 1);
    private static readonly AutoencoderShape Shape = new(Encoder: 64, Inner: 64, Middle: 64, Outer: 64, Latents: 32);
    private readonly string path = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public void Write_BlockPca_CodesBetterThanMeanColoursOfBlocks()
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var weights = new WeightSet();
        Shape.Declare(weights);
        weights.Allocate(1);
        var clips = RenderedClips.Draw(Format, 0, 48, 1, TestContext.Current.CancellationToken);

        new AutoencoderStart(weights, Shape).Write(clips.Pixels);

        var fresh = RenderedClips.Draw(Format, 500, 8, 1, TestContext.Current.CancellationToken);
        var network = TrainableAutoencoder.Of(weights, ScalarType.Float32);
        var quality = Reconstruction.Measure(fresh, network.Decode(network.Encode(fresh.Pixels)));
        var flat = Reconstruction.Measure(fresh, BlockMeans(fresh.Pixels));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{quality.Whole:F2} dB, mean colours of 16x16 pixels {flat.Whole:F2} dB"));
        Assert.InRange(quality.Whole, flat.Whole + 1, 60);
    }

    [Fact]
    public void Run_FewSteps_LearnsAndWritesAnAutoencoderAndGoesOn()
    {
        using var scope = NewDisposeScope();
        var folder = PixelFolder.Create(Path.Combine(path, "pixels"), Format);
        new ClipRenderer(folder, firstSeed: 0, scenesPerShard: 32).Render(0, TestContext.Current.CancellationToken);
        Train(folder, "whole", 6);
        Train(folder, "broken", 3);
        Train(folder, "broken", 6);

        var reports = new RunLog(Path.Combine(path, "whole/log.jsonl")).Read();
        Assert.All(reports, report => Assert.InRange(report["psnr"], 15, 50));
        var written = SafetensorsFile.Read(Path.Combine(path, "whole/diffusion_pytorch_model.safetensors"));
        using var autoencoder = new LtxVideoAutoencoder(written, ScalarType.Float32);
        var clips = RenderedClips.Draw(Format, 500, 4, 1, TestContext.Current.CancellationToken);
        Assert.InRange(Reconstruction.Measure(clips, Reconstruction.Of(autoencoder, clips.Pixels)).Whole, 15, 50);
        Assert.Equal(6, SafetensorsFile.Read(Path.Combine(path, "broken", TrainingState.FileName))["clock"][0].ToSingle());
        var refusal = Assert.Throws<InvalidDataException>(() => Train(folder, "whole", 7, Shape with { Inner = 128 }));
        Assert.Contains("Inner = 64", refusal.Message);
    }

    [Fact]
    public void Run_DecoderAlone_LeavesTheEncoderAndTheScale()
    {
        using var scope = NewDisposeScope();
        var folder = PixelFolder.Create(Path.Combine(path, "pixels"), Format);
        new ClipRenderer(folder, firstSeed: 0, scenesPerShard: 16).Render(0, TestContext.Current.CancellationToken);
        Train(folder, "first", 2);

        Train(folder, "decoder", 3, start: "first", decoderNoise: 0.4);

        var before = SafetensorsFile.Read(Path.Combine(path, "first/diffusion_pytorch_model.safetensors"));
        var after = SafetensorsFile.Read(Path.Combine(path, "decoder/diffusion_pytorch_model.safetensors"));
        Assert.All(before.Keys.Where(name => !name.StartsWith("decoder.", StringComparison.Ordinal)), name => Assert.True(Same(name), name));
        Assert.Contains(before.Keys, name => !Same(name));
        Assert.Throws<ArgumentException>(() => Train(folder, "none", 3, decoderNoise: 0.4));

        bool Same(string name) => before[name].equal(after[name]).all().ToBoolean();
    }

    private void Train(PixelFolder folder, string run, long steps, AutoencoderShape? shape = null, string? start = null, double? decoderNoise = null)
    {
        using var pool = new PixelPool(folder);
        var plan = new AutoencoderPlan(
            Path.Combine(path, run), new StageLength(null, steps), Batch: 4, Rate: 2e-3, start is null ? null : Path.Combine(path, start), Threads: 1, Seed: 3)
        {
            DecoderNoise = decoderNoise,
        };
        new AutoencoderSession(plan, pool, Format, shape ?? Shape).Run(TextWriter.Null, TestContext.Current.CancellationToken);
    }

    /// <summary>A code of 12 numbers a token: less than the network has, and blind to edges and motion.</summary>
    private static Tensor BlockMeans(Tensor clips)
    {
        var (b, f, h, w) = (clips.shape[0], clips.shape[1], clips.shape[2] / 16, clips.shape[3] / 16);
        return clips.view(b, f, h, 16, w, 16, 3).mean([3, 5], keepdim: true).expand(b, f, h, 16, w, 16, 3).reshape(clips.shape);
    }
}
