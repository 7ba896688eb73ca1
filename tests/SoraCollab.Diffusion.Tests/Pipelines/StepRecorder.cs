using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Diffusion.Tests.Pipelines;

/// <summary>Keeps what a run reports, and may act on it at once.</summary>
internal sealed class StepRecorder(Action<DenoisingStep>? act = null) : IProgress<DenoisingStep>
{
    public List<DenoisingStep> Steps { get; } = [];

    public void Report(DenoisingStep value)
    {
        Steps.Add(value);
        act?.Invoke(value);
    }
}
