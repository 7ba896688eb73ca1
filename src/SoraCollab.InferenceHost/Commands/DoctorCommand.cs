using System.Globalization;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Planning;
using SoraCollab.InferenceHost.Diagnosis;
using SoraCollab.InferenceHost.Models.Library;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.InferenceHost.Commands;

/// <summary>Finds out whether this machine can serve.</summary>
internal sealed class DoctorCommand : ICommand
{
    public string Name => "doctor";

    public string Summary => "runs the bundled model and the goldens on every device and says whether this machine can serve; exit code 0 when it can";

    public IReadOnlyList<(string Name, string Value, string Meaning)> Options { get; } =
    [
        ("device", "NAME", "the device that must work: cpu, cuda or cuda:N; unless given, any one will do"),
        ("model", "DIR", "the model to run; animatic-s of the models folder unless given"),
        ("goldens", "DIR", "folder of goldens; tests/goldens unless given, left out where that is not there"),
        ("steps", "N", "denoising steps, 2 or more; 4 unless given"),
        ("threads", "N", DeviceOption.ThreadsMeaning),
        ("memory", "NAME", "automatic (default), resident or streamed: the plan to show"),
        ModelsOptions.Folder,
    ];

    public async Task<int> RunAsync(CommandOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var wanted = DeviceOption.Read(options);
        var steps = options.Integer("steps") ?? 4;
        if (steps is < 2 or > 100) throw new CommandLineException($"--steps must be from 2 to 100, not {steps}.");
        var model = options.Find("model") ?? Path.Combine(options.Find("models") ?? "models", Models.ModelCatalog.BundledName);
        var trial = new DeviceTrial(model, PipelineGolden.In(options.Find("goldens") ?? Path.Combine("tests", "goldens")), steps);
        var memory = MemoryOption.Read(options);
        var findings = await Task.Factory.StartNew(() => Examine(trial, wanted, terminal, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        foreach (var finding in findings) ShowPlans(options, finding.Provider, wanted.DeviceId, memory, terminal);
        var serves = options.Find("device") is null ? findings.Any(finding => finding.IsSound) : findings.Any(finding => finding.Provider == wanted.Provider && finding.IsSound);
        terminal.Output.WriteLine(serves ? "This machine can serve." : "This machine cannot serve as asked.");
        return serves ? 0 : CommandTable.Refused;
    }

    private static List<DeviceFinding> Examine(DeviceTrial trial, SessionSettings wanted, Terminal terminal, CancellationToken cancellationToken)
    {
        var findings = new List<DeviceFinding>();
        float[]? ofCpu = null;
        foreach (var provider in DeviceTrial.Devices.Union([wanted.Provider]))
        {
            var memory = DeviceMemory.Of(provider, wanted.DeviceId);
            terminal.Output.WriteLine($"{provider}: {(memory.Bytes > 0 ? $"{ModelsOptions.Size(memory.Bytes)} of memory" : "memory unknown")}{(provider == ExecutionProvider.Cpu ? $", {Environment.ProcessorCount} cores{(ProcessorFeatures.HasVnni ? ", VNNI" : "")}" : $", GPU {wanted.DeviceId}")}");
            var (finding, latents) = trial.Run(wanted with { Provider = provider }, ofCpu, cancellationToken);
            if (provider == ExecutionProvider.Cpu) ofCpu = latents;
            findings.Add(finding);
            Show(finding, terminal.Output);
        }

        return findings;
    }

    private static void Show(DeviceFinding finding, TextWriter output)
    {
        if (finding.Fault is { } fault)
        {
            output.WriteLine($"  cannot be used: {fault}");
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  bundled model: {finding.SecondsPerStep:0.000} s a step, loaded in {finding.SecondsToLoad:0.0} s, memory {ModelsOptions.Size(finding.OwnMemoryBytes)} its own and {ModelsOptions.Size(finding.FileMemoryBytes)} pages of files"));
        if (finding.ErrorAgainstCpu is { } error) output.WriteLine(Line("bundled model against the CPU", error, DeviceFinding.DeviceTolerance));
        foreach (var (name, difference) in finding.Goldens) output.WriteLine(Line($"golden {name}", difference, DeviceFinding.GoldenTolerance));
        if (finding.Goldens.Count == 0) output.WriteLine("  no goldens were there to compare with");
    }

    private static string Line(string what, double error, double allowed) =>
        string.Create(CultureInfo.InvariantCulture, $"  {what}: error {error:0.0e+0} of the largest value, allowed {allowed:0.0e+0}: {(error <= allowed ? "good" : "BAD")}");

    private static void ShowPlans(CommandOptions options, ExecutionProvider provider, int gpu, MemoryChoice memory, Terminal terminal)
    {
        foreach (var model in ModelsOptions.Library(options).List())
        {
            try
            {
                var plan = MemoryPlanner.Plan(ModelSizes.Read(ModelFolder.Open(model.Folder)), DeviceMemory.Of(provider, gpu), memory);
                terminal.Output.WriteLine($"{model.Name} on {provider}: {plan.Sentence}{(model.AwaitsAcceptance ? " Its licence is not accepted yet." : "")}");
            }
            catch (Exception fault) when (fault is InvalidModelException or IOException or UnauthorizedAccessException)
            {
                terminal.Output.WriteLine($"{model.Name}: cannot be used. {fault.Message}");
            }
        }
    }
}
