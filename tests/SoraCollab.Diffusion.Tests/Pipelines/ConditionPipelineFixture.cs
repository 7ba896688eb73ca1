using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Diffusion.Tests.Pipelines;

/// <summary>The golden model of LTXConditionPipeline 0.9.5, loaded once.</summary>
public sealed class ConditionPipelineFixture : IDisposable
{
    public TextToVideoPipeline Model { get; } = TextToVideoPipeline.Load(TinyModel.CopyOf("pipelines/ltx_condition_095_text_only"), TinyModel.Options);

    public void Dispose() => Model.Dispose();
}
