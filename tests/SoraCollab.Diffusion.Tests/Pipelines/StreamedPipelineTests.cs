using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Pipelines;

/// <summary>Whole clips of models that run block by block, against those of the same models held whole.</summary>
public sealed class StreamedPipelineTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Generate_LtxBlockByBlock_GivesTheClipOfTheWholeNetwork(int resident)
    {
        string folder = TinyModel.CopyOf("pipelines/ltx_text_to_video_090");
        try
        {
            Compare(folder, TinyModel.Request(), resident);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compare(string folder, VideoRequest request, int resident)
    {
        var session = new SessionSettings { ThreadCount = 1 };
        using TextToVideoPipeline whole = TextToVideoPipeline.Load(folder, TinyModel.Options with { Session = session });
        using TextToVideoPipeline streamed = TextToVideoPipeline.Load(
            folder, TinyModel.Options with { Session = session with { ResidentBlocks = resident, PrepackWeights = false }, Prompts = new() });
        GeneratedVideo expected = whole.Generate(request, null, TestContext.Current.CancellationToken);
        GeneratedVideo actual = streamed.Generate(request, null, TestContext.Current.CancellationToken);
        Assert.True(Closeness.RelativeError(expected.Latents, actual.Latents) < 1e-4);
        Assert.Equal(actual.Latents, streamed.Generate(request, null, TestContext.Current.CancellationToken).Latents);
    }
}
