using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Diffusion.Tests.Pipelines;

/// <summary>A golden pipeline's model, loaded once.</summary>
public sealed class TextToVideoPipelineFixture : IDisposable
{
    public TextToVideoPipeline Model { get; } = TextToVideoPipeline.Load(TinyModel.CopyOf("pipelines/ltx_text_to_video_090"), TinyModel.Options);

    public void Dispose() => Model.Dispose();
}
