using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.InferenceHost.Jobs;
using SoraCollab.ModelCompiler;

namespace SoraCollab.InferenceHost.Diagnosis;

/// <summary>Runs the bundled model and the goldens on a device.</summary>
/// <param name="modelFolder">The bundled model.</param>
/// <param name="goldens">Goldens of whole pipelines; may be empty.</param>
/// <param name="steps">Denoising steps of the bundled model, 2 or more.</param>
internal sealed class DeviceTrial(string modelFolder, IReadOnlyList<PipelineGolden> goldens, int steps)
{
    /// <summary>The devices that this build knows.</summary>
    public static IReadOnlyList<ExecutionProvider> Devices =>
        OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider") ? [ExecutionProvider.Cpu, ExecutionProvider.Cuda] : [ExecutionProvider.Cpu];

    /// <summary>Runs all on one device. What goes wrong there is a finding, not an error.</summary>
    /// <param name="settings">The device.</param>
    /// <param name="ofCpu">The bundled model's latents from the CPU to compare with; null where this is the CPU.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The finding, and the latents where it got so far.</returns>
    public (DeviceFinding Finding, float[]? Latents) Run(SessionSettings settings, float[]? ofCpu, CancellationToken cancellationToken)
    {
        var finding = new DeviceFinding { Provider = settings.Provider };
        try
        {
            var (measured, latents) = RunBundled(finding, settings, ofCpu, cancellationToken);
            return (measured with { Goldens = [.. goldens.Select(golden => (golden.Name, golden.Run(settings, cancellationToken)))] }, latents);
        }
        catch (Exception fault) when (fault is OnnxRuntimeException or ExecutionProviderUnavailableException or InvalidModelException or InvalidVideoRequestException or OutOfMemoryException or IOException)
        {
            return (finding with { Fault = fault.Message }, null);
        }
    }

    private (DeviceFinding, float[]) RunBundled(DeviceFinding finding, SessionSettings settings, float[]? ofCpu, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var pipeline = TextToVideoPipeline.Load(modelFolder, new PipelineOptions { Session = settings });
        var loaded = Stopwatch.GetElapsedTime(started);
        var native = pipeline.Model.Native;
        var pace = new StepPace();
        (long Own, long File) most = default;
        var video = pipeline.Generate(
            new VideoRequest { Prompt = "a red boat sails over the sea at dusk", Width = native.Width, Height = native.Height, FrameCount = native.FrameCount, FrameRate = native.FrameRate, Steps = steps, Seed = 7 },
            new ImmediateProgress<DenoisingStep>(step =>
            {
                pace.Add(step.Duration);
                if (ProcessMemory.Now() is var now && now.Own > most.Own) most = now;
            }),
            cancellationToken);
        return (finding with
        {
            SecondsPerStep = pace.PerStep.TotalSeconds,
            SecondsToLoad = loaded.TotalSeconds,
            ErrorAgainstCpu = ofCpu is null ? null : PipelineGolden.Error(ofCpu, video.Latents),
            OwnMemoryBytes = most.Own,
            FileMemoryBytes = most.File,
        }, video.Latents);
    }
}
