using System.Globalization;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.ModelCompiler;

namespace SoraCollab.Benchmarks;

/// <summary>
/// What 8-bit products gain and cost against floats: steps of both are timed in turn in one run, so that whatever else the machine does weighs on
/// both, and clips of the same seeds are compared.
/// </summary>
internal static class PrecisionBenchmark
{
    /// <summary>8 bits are worth it from this many times the speed of floats on.</summary>
    private const double WorthRatio = 1.5;

    /// <summary>8 bits are near enough from this PSNR on, in dB.</summary>
    private const double WorthPsnr = 35;

    public static int Run(string[] args, TextWriter output)
    {
        if (EngineArguments.Parse(args) is not { } arguments)
        {
            return Usage.Print(Console.Error);
        }

        using TextToVideoPipeline floats = Load(arguments, WeightPrecision.Float32);
        using TextToVideoPipeline bytes = Load(arguments, WeightPrecision.Int8);
        VideoRequest request = arguments.Request(floats.Model);
        var (ofFloats, ofBytes, psnr) = (new List<double>(), new List<double>(), new List<double>());
        for (int run = 0; run < Math.Max(2, arguments.Runs); run++)
        {
            VideoRequest seeded = request with { Seed = (ulong)run + 1 };
            GeneratedVideo exact = Make(floats, seeded, ofFloats);
            GeneratedVideo rounded = Make(bytes, seeded, ofBytes);
            psnr.Add(Psnr(exact.Rgb24, rounded.Rgb24));
        }

        (double slow, double fast) = (Median(ofFloats), Median(ofBytes));
        bool isWorth = slow / fast >= WorthRatio && psnr.Min() >= WorthPsnr;
        void Row(string name, FormattableString value) => output.WriteLine($"| {name} | {value.ToString(CultureInfo.InvariantCulture)} |");
        Row("what", $"value");
        Row("---", $"---:");
        Row("model", $"{floats.Model.Name}");
        Row("clip", $"{request.Width}x{request.Height}, {request.FrameCount} frames, {psnr.Count} seeds");
        Row("step in floats (median)", $"{slow:0.0000} s");
        Row("step in 8 bits (median)", $"{fast:0.0000} s");
        Row("times as fast", $"{slow / fast:0.00}");
        Row("PSNR of the clips, least and mean", $"{psnr.Min():0.0} dB, {psnr.Average():0.0} dB");
        Row("worth it", $"{(isWorth ? "yes" : "no")} (from {WorthRatio} times and {WorthPsnr} dB on)");
        return 0;
    }

    private static TextToVideoPipeline Load(EngineArguments arguments, WeightPrecision precision) =>
        TextToVideoPipeline.Load(arguments.Model, new PipelineOptions { Session = arguments.Session with { Precision = precision } });

    private static GeneratedVideo Make(TextToVideoPipeline pipeline, VideoRequest request, List<double> steps) =>
        pipeline.Generate(request, new StepTimes(steps), CancellationToken.None);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Psnr(byte[] expected, byte[] actual)
    {
        double squares = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = expected[i] - actual[i];
            squares += difference * difference;
        }

        return squares == 0 ? double.PositiveInfinity : 10 * Math.Log10(255.0 * 255 * expected.Length / squares);
    }

    private sealed class StepTimes(List<double> steps) : IProgress<DenoisingStep>
    {
        public void Report(DenoisingStep value) => steps.Add(value.Duration.TotalSeconds);
    }
}
