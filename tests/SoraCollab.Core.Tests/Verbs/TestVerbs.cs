using SoraCollab.Core.Hosting;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Core.Tests.Verbs;

/// <summary>Verbs and a model for tests.</summary>
internal static class TestVerbs
{
    public static ShotFormat Format { get; } = new(256, 160, 25, 12);

    public static ModelInfo Model { get; } = new()
    {
        Name = "animatic", Hash = "h", SizeMultiple = 32, MinimumSize = 64, MaximumWidth = 512, MaximumHeight = 512, FrameMultiple = 8,
        MaximumFrameCount = 121, DefaultFormat = Format, DefaultSteps = 20, DefaultGuidanceScale = 3, MinimumFrameRate = 8, MaximumFrameRate = 24,
        Verbs = [.. All().Select(verb => verb.Name)],
    };

    public static Footage Footage(int frames = 25, double rate = 12, TakeId? take = null) => new()
    {
        Take = take, MediaHash = new string('a', 64), LatentsHash = new string('b', 64), LatentsModelHash = "h", Width = 256, Height = 160,
        FrameCount = frames, FrameRate = rate,
    };

    public static TakeVerb[] All() =>
    [
        new NewTake(), new PictureTake([new(Footage(), 3, 0, 1), new(Footage(1), 0, 24, 0.5)]), new RemixTake(Footage(), 0.7) { Edit = new FlowEditing("a red boat") { Averages = 2, LeastStrength = 0.2, SourceGuidance = 2 } },
        new ExtendTake(Footage(), 8, 16), new LoopTake(Footage(), 8), new JoinTake(Footage(), Footage(17), 23, 9, InfluenceCurve.Late),
        new RecutTake(Footage(), 4, 12, 8, 8), new StillTake(), new UpscaleTake(Footage(), 2), new InterpolateTake(Footage(), 4),
    ];
}
