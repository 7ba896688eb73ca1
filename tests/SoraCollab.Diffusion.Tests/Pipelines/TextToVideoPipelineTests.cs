using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.ModelCompiler;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Pipelines;

public sealed class TextToVideoPipelineTests(TextToVideoPipelineFixture models) : IClassFixture<TextToVideoPipelineFixture>
{
    [Fact]
    public void Generate_SameSeed_GivesTheSameBits()
    {
        GeneratedVideo first = models.Model.Generate(TinyModel.Request() with { Seed = 11 }, null, CancellationToken.None);
        GeneratedVideo second = models.Model.Generate(TinyModel.Request() with { Seed = 11 }, null, CancellationToken.None);
        GeneratedVideo other = models.Model.Generate(TinyModel.Request() with { Seed = 12 }, null, CancellationToken.None);

        Assert.Equal(first.Latents, second.Latents);
        Assert.Equal(first.Rgb24, second.Rgb24);
        Assert.NotEqual(first.Latents, other.Latents);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Generate_ResumedFromCheckpoint_EqualsUninterruptedRunToTheBit(bool conditioned)
    {
        VideoRequest request = TinyModel.Request() with { Seed = 5 };
        if (conditioned)
        {
            request = request with { Conditions = [new FrameCondition { Rgb24 = Picture() }, new FrameCondition { Rgb24 = Picture(), FrameIndex = 16, Strength = 0.6 }] };
        }

        var recorder = new StepRecorder();
        GeneratedVideo whole = models.Model.Generate(request, recorder, CancellationToken.None);
        foreach (DenoisingStep step in recorder.Steps)
        {
            var checkpoint = DenoisingCheckpoint.FromBytes(step.Checkpoint.ToBytes());
            var rest = new StepRecorder();

            GeneratedVideo resumed = models.Model.Generate(request with { Resume = checkpoint }, rest, CancellationToken.None);

            Assert.Equal(5 - step.Step, rest.Steps.Count);
            Assert.Equal(whole.Latents, resumed.Latents);
            Assert.Equal(whole.Rgb24, resumed.Rgb24);
        }
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0, 2, 0)]
    [InlineData(9, 1, 2)]
    [InlineData(1, 2, 1)]
    public void Generate_LatentsHeldFirmly_StandInTheResultAsTheyAre(int frameIndex, int count, int latentFrame)
    {
        var known = new float[8 * count * 2];
        LatentNoise.Fill(3, NoiseStream.Preview, 0, known);
        VideoRequest request = TinyModel.Request() with { Conditions = [new FrameCondition { Latents = known, FrameIndex = frameIndex }] };

        GeneratedVideo video = models.Model.Generate(request, null, CancellationToken.None);

        Assert.Equal(known, LatentFrames.Slice(video.Latents, video.LatentShape, latentFrame, count));
    }

    [Fact]
    public void Generate_LastPictureInPlace_HoldsTheLastLatentFrameAlone()
    {
        VideoRequest request = TinyModel.Request();
        VideoRequest held = request with { Conditions = [new FrameCondition { Rgb24 = Picture(), FrameIndex = 16 }] };

        var first = new StepRecorder();
        var second = new StepRecorder();
        models.Model.Generate(held, first, CancellationToken.None);
        models.Model.Generate(held with { Prompt = "a hill", NegativePrompt = "" }, second, CancellationToken.None);

        float[] One(StepRecorder run) => [.. run.Steps[^1].Checkpoint.Latents.Skip(4 * 8)];
        Assert.Equal(6 * 8, first.Steps[0].Checkpoint.Latents.Length);
        Assert.Equal(One(first), One(second));
        Assert.NotEqual(first.Steps[^1].Checkpoint.Latents, second.Steps[^1].Checkpoint.Latents);
    }

    [Fact]
    public void Generate_CancelledAfterAStep_StopsBeforeTheNextReport()
    {
        using var cancellation = new CancellationTokenSource();
        var recorder = new StepRecorder(step =>
        {
            if (step.Step == 2)
            {
                cancellation.Cancel();
            }
        });

        Assert.ThrowsAny<OperationCanceledException>(() => models.Model.Generate(TinyModel.Request(), recorder, cancellation.Token));

        Assert.Equal(2, recorder.Steps.Count);
    }

    [Fact]
    public void Generate_CancelledDuringAPass_EndsAsCancelled()
    {
        // A clip large enough that one pass takes seconds. The pipeline draws its noise right before the first pass: that is
        // the signal on which another thread cancels, while the network is at work.
        using var cancellation = new CancellationTokenSource();
        VideoRequest request = TinyModel.Request() with { Width = 1024, Height = 1024, FrameCount = 65, GuidanceScale = 1 };
        var recorder = new StepRecorder();
        using var noiseDrawn = new ManualResetEventSlim();
        var cancelling = new Thread(() =>
        {
            noiseDrawn.Wait();
            cancellation.Cancel();
        });
        cancelling.Start();

        Assert.ThrowsAny<OperationCanceledException>(() => models.Model.Generate(request, Noise, recorder, null, cancellation.Token));

        cancelling.Join();
        Assert.Empty(recorder.Steps);

        void Noise(NoiseStream stream, int draw, Span<float> target)
        {
            LatentNoise.Fill(request.Seed, stream, draw, target);
            noiseDrawn.Set();
        }
    }

    [Fact]
    public void Generate_Progress_ReportsFallingNoiseAndPreviews()
    {
        var recorder = new StepRecorder();

        models.Model.Generate(TinyModel.Request(), recorder, CancellationToken.None);

        Assert.Equal([1, 2, 3, 4, 5], recorder.Steps.Select(step => step.Step));
        Assert.All(recorder.Steps, step => Assert.Equal(5, step.StepCount));
        Assert.Equal(recorder.Steps.Select(step => step.Sigma).OrderDescending(), recorder.Steps.Select(step => step.Sigma));
        Assert.All(recorder.Steps, step =>
        {
            Assert.Equal(3, step.Preview.FrameCount);
            Assert.Equal(step.Preview.Width, 2 * step.Preview.Height);
            Assert.Equal(step.Preview.Width * step.Preview.Height * 9, step.Preview.Rgb24.Length);
        });
    }

    [Fact]
    public void Generate_GuidanceOne_NeedsNoNegativePrompt()
    {
        VideoRequest request = TinyModel.Request() with { GuidanceScale = 1 };

        GeneratedVideo with = models.Model.Generate(request with { NegativePrompt = "blurry" }, null, CancellationToken.None);
        GeneratedVideo without = models.Model.Generate(request with { NegativePrompt = "" }, null, CancellationToken.None);

        Assert.Equal(with.Latents, without.Latents);
    }

    [Fact]
    public void Generate_Defaults_AreTheCards()
    {
        GeneratedVideo video = models.Model.Generate(TinyModel.Request() with { Steps = null, GuidanceScale = null, NegativePrompt = null }, null, CancellationToken.None);

        Assert.Equal((5, 3.0, "blurry"), (video.Facts.Steps, video.Facts.GuidanceScale, video.Facts.NegativePrompt));
        Assert.Equal(64, video.Facts.ModelHash.Length);
        Assert.Equal(64 * 32 * 17 * 3, video.Rgb24.Length);
    }

    [Fact]
    public void Generate_FromSource_MakesThatShareOfTheSteps()
    {
        float[] source = models.Model.Generate(TinyModel.Request() with { Seed = 21 }, null, CancellationToken.None).Latents;
        VideoRequest request = TinyModel.Request() with { Seed = 22, Steps = 10 };
        var recorder = new StepRecorder();

        GeneratedVideo part = models.Model.Generate(request with { Source = new SourceLatents(source, 0.45) }, recorder, CancellationToken.None);
        GeneratedVideo whole = models.Model.Generate(request with { Source = new SourceLatents(source, 1) }, null, CancellationToken.None);
        GeneratedVideo without = models.Model.Generate(request, null, CancellationToken.None);

        Assert.Equal([1, 2, 3, 4], recorder.Steps.Select(step => step.Step));
        Assert.All(recorder.Steps, step => Assert.Equal(4, step.StepCount));
        Assert.NotEqual(without.Latents, part.Latents);
        Assert.Equal(without.Latents, whole.Latents);
    }

    [Fact]
    public void Generate_EightBitWeights_StaysNearFloats()
    {
        string folder = TinyModel.CopyOf("pipelines/ltx_text_to_video_090");
        using TextToVideoPipeline eightBit = TextToVideoPipeline.Load(folder, TinyModel.Options with { Session = new SessionSettings { Precision = WeightPrecision.Int8 } });

        GeneratedVideo floats = models.Model.Generate(TinyModel.Request(), null, CancellationToken.None);
        GeneratedVideo rounded = eightBit.Generate(TinyModel.Request(), null, CancellationToken.None);

        Assert.Equal(WeightPrecision.Int8, rounded.Facts.Precision);
        Assert.NotEqual(floats.Latents, rounded.Latents);
        Assert.InRange(Closeness.RelativeError(floats.Latents, rounded.Latents), 0, 0.2);
    }

    [Fact]
    public void Load_WithoutWeights_NamesWhatIsMissing()
    {
        string folder = TinyModel.CopyOf("pipelines/ltx_text_to_video_090");
        File.Delete(Path.Combine(folder, "transformer", "diffusion_pytorch_model.safetensors"));

        var error = Assert.ThrowsAny<InvalidModelException>(() => TextToVideoPipeline.Load(folder, TinyModel.Options));

        Assert.Contains("transformer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_CudaInACpuBuild_SaysHowToGetIt()
    {
        string folder = TinyModel.CopyOf("pipelines/ltx_text_to_video_090");
        PipelineOptions options = TinyModel.Options with { Session = new SessionSettings { Provider = ExecutionProvider.Cuda } };

        var error = Assert.Throws<ExecutionProviderUnavailableException>(() => TextToVideoPipeline.Load(folder, options));

        Assert.Contains("OnnxRuntime=Gpu", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Picture() => [.. Enumerable.Range(0, 64 * 32 * 3).Select(i => (byte)(i * 7))];
}
