using Microsoft.Extensions.Logging;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.InferenceHost.Models;

/// <summary>This host's models: those on its disk and those in its memory.</summary>
internal sealed class HostModels(InferenceHostOptions options, ILogger log) : IDisposable
{
    /// <summary>On disk.</summary>
    public ModelCatalog Catalog { get; } = new(options.ModelsFolder, options.Hash, log);

    /// <summary>In memory.</summary>
    public ModelResidency Residency { get; } = new(
        new PipelineOptions
        {
            Session = new SessionSettings
            {
                Provider = options.Provider,
                DeviceId = options.GpuId,
                ThreadCount = options.Threads ?? 0,
                Precision = options.Precision,
            },
            Hash = options.Hash,
            Time = options.Time,
        },
        options.ResidentModels);

    public void Dispose() => Residency.Dispose();
}
