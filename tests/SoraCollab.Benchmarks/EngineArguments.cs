using System.Globalization;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.ModelCompiler;

namespace SoraCollab.Benchmarks;

/// <summary>What an engine run is asked for.</summary>
internal sealed record EngineArguments(string Model, SessionSettings Session, int Runs, Func<ModelDescription, VideoRequest> Request)
{
    private static readonly string[] Known = ["--model", "--width", "--height", "--frames", "--fps", "--steps", "--guidance", "--threads", "--runs", "--spin", "--precision"];

    public static EngineArguments? Parse(string[] args)
    {
        var values = new Dictionary<string, string>();
        for (int i = 0; i < args.Length; i += 2)
        {
            if (!Known.Contains(args[i]) || i + 1 == args.Length || !values.TryAdd(args[i], args[i + 1]))
            {
                return null;
            }
        }

        int? Integer(string name) => values.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
        double? Number(string name) => values.TryGetValue(name, out string? text) ? double.Parse(text, CultureInfo.InvariantCulture) : null;
        var session = new SessionSettings
        {
            ThreadCount = Integer("--threads") ?? 0,
            SpinWhileWaiting = values.TryGetValue("--spin", out string? spin) && bool.Parse(spin),
            Precision = values.TryGetValue("--precision", out string? precision) ? Enum.Parse<WeightPrecision>(precision, ignoreCase: true) : WeightPrecision.Float32,
        };
        return values.TryGetValue("--model", out string? model)
            ? new EngineArguments(model, session, Integer("--runs") ?? 1, description => new VideoRequest
            {
                Prompt = "a red boat sails over the sea at dusk",
                Width = Integer("--width") ?? description.Native.Width,
                Height = Integer("--height") ?? description.Native.Height,
                FrameCount = Integer("--frames") ?? description.Native.FrameCount,
                FrameRate = Number("--fps") ?? description.Native.FrameRate,
                Steps = Integer("--steps"),
                GuidanceScale = Number("--guidance"),
                Seed = 1,
            })
            : null;
    }
}
