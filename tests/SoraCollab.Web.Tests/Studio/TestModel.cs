using SoraCollab.Core.Hosting;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Web.Tests.Studio;

/// <summary>A model as a host would announce it.</summary>
internal static class TestModel
{
    public static ModelInfo Info { get; } = new()
    {
        Name = "test-model",
        Hash = new string('a', 64),
        SizeMultiple = 32,
        MinimumSize = 64,
        MaximumWidth = 512,
        MaximumHeight = 512,
        FrameMultiple = 8,
        MaximumFrameCount = 257,
        DefaultFormat = new ShotFormat(256, 160, 25, 12),
        DefaultSteps = 20,
        DefaultGuidanceScale = 3,
        MaximumFrameRate = 30,
        MaximumTokens = 1000,
        Verbs = [NewTake.Kind, PictureTake.Kind, RemixTake.Kind, ExtendTake.Kind, JoinTake.Kind, InterpolateTake.Kind],
    };
}
