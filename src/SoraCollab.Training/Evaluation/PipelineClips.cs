using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using TorchSharp;
using static TorchSharp.torch;
using ClipFormat = SoraCollab.Training.Datasets.ClipFormat;

namespace SoraCollab.Training.Evaluation;

/// <summary>Makes clips with a model folder through the pipeline that the studio uses: compiled graphs, ONNX Runtime.</summary>
internal sealed class PipelineClips : IClipMaker
{
    private readonly TextToVideoPipeline pipeline;
    private readonly int steps;
    private readonly double guidance;

    /// <param name="folder">A model folder.</param>
    /// <param name="steps">Null takes the model's own.</param>
    /// <param name="guidance">Null takes the model's own.</param>
    /// <param name="threads">Of one operator.</param>
    public PipelineClips(string folder, int? steps, double? guidance, int threads)
    {
        pipeline = TextToVideoPipeline.Load(folder, new PipelineOptions { Session = new SessionSettings { ThreadCount = threads } });
        (this.steps, this.guidance) = (steps ?? pipeline.Model.Defaults.Steps, guidance ?? pipeline.Model.Defaults.GuidanceScale);
        var native = pipeline.Model.Native;
        Format = new ClipFormat(native.Width, native.Height, native.FrameCount, (int)native.FrameRate);
    }

    public string Name => $"{pipeline.Model.Name} {pipeline.Model.Version}".TrimEnd();

    public string Settings => FormattableString.Invariant($"{steps} steps, guidance {guidance}, through ONNX Runtime as in the studio, float32");

    public ClipFormat Format { get; }

    public Tensor Make(IReadOnlyList<string> prompts, ulong firstSeed, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var clips = prompts.Select((prompt, i) => Make(prompt, firstSeed + (ulong)i, cancellationToken)).ToArray();
        return stack(clips).MoveToOuterDisposeScope();
    }

    public void Dispose() => pipeline.Dispose();

    private Tensor Make(string prompt, ulong seed, CancellationToken cancellationToken)
    {
        var request = new VideoRequest
        {
            Prompt = prompt,
            Width = Format.Width,
            Height = Format.Height,
            FrameCount = Format.Frames,
            FrameRate = Format.FramesPerSecond,
            Steps = steps,
            GuidanceScale = guidance,
            Seed = seed,
        };
        var video = pipeline.Generate(request, null, cancellationToken);
        return tensor(video.Rgb24, [Format.Frames, Format.Height, Format.Width, 3]).to(ScalarType.Float32).div(127.5).sub(1);
    }
}
