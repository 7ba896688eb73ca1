using System.Diagnostics;
using System.Globalization;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Benchmarks;

/// <summary>How fast the engine makes a clip, and how near it comes to what the processor can do.</summary>
internal static class EngineBenchmark
{
    public static int Run(string[] args, TextWriter output)
    {
        if (EngineArguments.Parse(args) is not { } arguments)
        {
            return Usage.Print(Console.Error);
        }

        using var memory = new MemoryWatch();
        long start = Stopwatch.GetTimestamp();
        using TextToVideoPipeline pipeline = TextToVideoPipeline.Load(
            arguments.Model, new PipelineOptions { Session = arguments.Session });
        TimeSpan load = Stopwatch.GetElapsedTime(start);
        VideoRequest request = arguments.Request(pipeline.Model);
        double peakBefore = MatrixPeak.Measure(arguments.Session.ThreadCount);
        Measurement[] runs = [.. Enumerable.Range(0, arguments.Runs).Select(_ => Measure(pipeline, request))];
        double peak = Math.Max(peakBefore, MatrixPeak.Measure(arguments.Session.ThreadCount));
        Measurement best = runs.MinBy(run => run.Whole)!;
        double flops = pipeline.FlopsOfStep(request);
        GenerationFacts facts = best.Video.Facts;
        void Row(string name, FormattableString value) => output.WriteLine($"| {name} | {value.ToString(CultureInfo.InvariantCulture)} |");

        Row("what", $"value");
        Row("---", $"---:");
        Row("model", $"{pipeline.Model.Name}");
        Row("clip", $"{request.Width}x{request.Height}, {request.FrameCount} frames, {best.Video.LatentShape.TokenCount} tokens");
        Row("steps, guidance", $"{facts.Steps}, {facts.GuidanceScale}");
        Row("cores, threads asked for", $"{Environment.ProcessorCount}, {arguments.Session.ThreadCount}");
        Row("precision, spinning", $"{arguments.Session.Precision}, {arguments.Session.SpinWhileWaiting}");
        Row("fp32 matrix peak", $"{peak / 1e9:0} GFLOPS");
        Row("loading", $"{load.TotalSeconds:0.00} s");
        Row("prompts", $"{facts.TextTime.TotalSeconds:0.000} s");
        Row("one denoising step (median)", $"{best.Step:0.000} s");
        Row("matrix work of a step", $"{flops / 1e9:0.0} GFLOP");
        Row("share of the peak", $"{100 * flops / best.Step / peak:0} %");
        Row("time to first preview", $"{best.FirstPreview.TotalSeconds:0.00} s");
        Row("decoding", $"{facts.DecodingTime.TotalSeconds:0.00} s");
        Row("whole clip", $"{best.Whole.TotalSeconds:0.00} s");
        Row("peak memory, anonymous", $"{memory.Anonymous / 1048576.0:0} MiB");
        Row("peak memory, file-backed", $"{memory.FileBacked / 1048576.0:0} MiB");
        return 0;
    }

    private static Measurement Measure(TextToVideoPipeline pipeline, VideoRequest request)
    {
        long start = Stopwatch.GetTimestamp();
        var steps = new List<double>();
        TimeSpan first = default;
        GeneratedVideo video = pipeline.Generate(
            request,
            new StepProgress(step =>
            {
                steps.Add(step.Duration.TotalSeconds);
                first = first == default ? Stopwatch.GetElapsedTime(start) : first;
            }),
            CancellationToken.None);
        return new Measurement(video, steps.Order().ElementAt(steps.Count / 2), first, Stopwatch.GetElapsedTime(start));
    }

    private sealed record Measurement(GeneratedVideo Video, double Step, TimeSpan FirstPreview, TimeSpan Whole);

    /// <summary>Told on the run's own thread, so that times are true.</summary>
    private sealed class StepProgress(Action<DenoisingStep> act) : IProgress<DenoisingStep>
    {
        public void Report(DenoisingStep value) => act(value);
    }
}
