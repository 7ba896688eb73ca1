using Microsoft.Extensions.Logging;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Diffusion.Planning;
using SoraCollab.Diffusion.TextEncoders;
using SoraCollab.InferenceHost.Jobs;
using SoraCollab.InferenceHost.Models.Library;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.InferenceHost.Models;

/// <summary>This host's models: those on its disk and those in its memory.</summary>
internal sealed partial class HostModels(InferenceHostOptions options, ILogger log) : IDisposable
{
    // For all models of the host, and for as long as it runs: models come and go.
    private static readonly PromptCache Prompts = new();

    /// <summary>On disk.</summary>
    public ModelCatalog Catalog { get; } = new(options.ModelsFolder, options.Hash, log);

    /// <summary>On disk, as the operator manages them.</summary>
    public ModelLibrary Library { get; } = new(options.ModelsFolder, options.Hash, options.Time);

    /// <summary>What would be resident of a model and what streamed.</summary>
    /// <exception cref="ModelCompiler.InvalidModelException">Its folder is damaged.</exception>
    public MemoryPlan Plan(string folder) => PlanOf(options, folder);

    /// <summary>In memory.</summary>
    public ModelResidency Residency { get; } = new(
        new PipelineOptions
        {
            Session = Session(options),
            Hash = options.Hash,
            Time = options.Time,
        },
        options.ResidentModels,
        model => SettingsOf(options, PlanOf(options, model.Folder), Prompts, log));

    private static MemoryPlan PlanOf(InferenceHostOptions options, string folder) =>
        MemoryPlanner.Plan(ModelSizes.Read(ModelFolder.Open(folder)), DeviceMemory.Of(options.Provider, options.GpuId), options.Memory);

    private static PipelineOptions SettingsOf(InferenceHostOptions options, MemoryPlan plan, PromptCache prompts, ILogger log)
    {
        LogPlan(log, plan.Sentence);
        if (!plan.Fits) throw new JobRefusedException($"Host {options.Name} has too little memory. {plan.Sentence}");
        if (plan.RunsBlockwise && options.Precision == WeightPrecision.Int8)
            throw new JobRefusedException($"Host {options.Name} cannot stream blocks in the precision int8; start it with --precision float32, or --memory resident. {plan.Sentence}");
        return new PipelineOptions { Session = plan.SettingsOf(Session(options)), TextSession = plan.TextSettingsOf(Session(options)), Hash = options.Hash, Time = options.Time, Prompts = prompts };
    }

    private static SessionSettings Session(InferenceHostOptions options) => new()
    {
        Provider = options.Provider,
        DeviceId = options.GpuId,
        ThreadCount = options.Threads ?? 0,
        Precision = options.Precision,
    };

    public void Dispose() => Residency.Dispose();

    [LoggerMessage(Level = LogLevel.Information, Message = "Memory: {Plan}")]
    private static partial void LogPlan(ILogger log, string plan);
}
