using SoraCollab.Core.Hosting;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Core.Tests.Verbs;

public sealed class VerbRulesTests
{
    private static readonly Footage Clip = TestVerbs.Footage();

    public static TheoryData<TakeVerb, string> Refused => new()
    {
        { new PictureTake([]), "0 pictures" },
        { new PictureTake([.. Enumerable.Range(0, 17).Select(i => new PictureCondition(Clip, 0, 8 * i, 1))]), "17 pictures" },
        { new PictureTake([new(Clip, 25, 0, 1)]), "Frame 25 of the footage" },
        { new PictureTake([new(Clip, -1, 0, 1)]), "Frame -1 of the footage" },
        { new PictureTake([new(Clip, 0, 12, 1)]), "at frame 12" },
        { new PictureTake([new(Clip, 0, 32, 1)]), "at frame 32" },
        { new PictureTake([new(Clip, 0, -8, 1)]), "at frame -8" },
        { new PictureTake([new(Clip, 0, 8, 1), new(Clip, 1, 8, 1)]), "2 pictures stand at frame 8" },
        { new PictureTake([new(Clip, 0, 0, 0)]), "of 0 is not allowed" },
        { new PictureTake([new(Clip, 0, 0, 1.5)]), "of 1.5 is not allowed" },
        { new RemixTake(Clip, 0), "of 0 is not allowed" },
        { new RemixTake(Clip, double.NaN), "of NaN is not allowed" },
        { new RemixTake(Clip, 0.7) { Edit = new FlowEditing(" ") }, "what the take shows now" },
        { new RemixTake(Clip, 0.7) { Edit = new FlowEditing(new string('a', 2001)) }, "2001 characters" },
        { new RemixTake(Clip, 0.7) { Edit = new FlowEditing("a") { Averages = 0 } }, "over 0 noises" },
        { new RemixTake(Clip, 0.7) { Edit = new FlowEditing("a") { LeastStrength = 0.7 } }, "from 0.7 on" },
        { new RemixTake(Clip, 0.7) { Edit = new FlowEditing("a") { SourceGuidance = 0.5 } }, "guidance of 0.5" },
        { new RemixTake(TestVerbs.Footage(122), 0.2), "122 frames" },
        { new RemixTake(Clip with { MediaHash = "../etc/passwd" }, 0.2), "names no file" },
        { new RemixTake(Clip with { Width = 0 }, 0.2), "is empty" },
        { new RemixTake(Clip with { FrameCount = 0 }, 0.2), "is empty" },
        { new RemixTake(Clip with { FrameRate = 0 }, 0.2), "cannot be played" },
        { new RemixTake(Clip with { FrameRate = double.NaN }, 0.2), "cannot be played" },
        { new ExtendTake(Clip, 0, 0), "0 and 0 add nothing" },
        { new ExtendTake(Clip, -8, 16), "-8 new frames" },
        { new ExtendTake(Clip, int.MaxValue, int.MaxValue), "2147483647 new frames" },
        { new ExtendTake(Clip, 0, 97), "122 frames" },
        { new LoopTake(Clip, 1), "seam of 1 frames" },
        { new LoopTake(Clip, 25), "seam of 25 frames" },
        { new LoopTake(TestVerbs.Footage(2), 2), "at least 3 frames" },
        { new JoinTake(Clip, Clip, 0, 9, InfluenceCurve.Even), "bridge of 0 frames" },
        { new JoinTake(Clip, Clip, 122, 9, InfluenceCurve.Even), "122 frames" },
        { new JoinTake(Clip, TestVerbs.Footage(9), 8, 10, InfluenceCurve.Even), "choose 1 to 9" },
        { new JoinTake(Clip, Clip, 8, 0, InfluenceCurve.Even), "0 frames of each clip" },
        { new JoinTake(Clip, Clip, 8, 9, InfluenceCurve.Custom(new(0.2, 1.2), new(1, 1))), "(0.2, 1.2)" },
        { new JoinTake(Clip, Clip, 8, 9, InfluenceCurve.Custom(new(0, 0), new(double.NaN, 1))), "(NaN, 1)" },
        { new JoinTake(Clip, Clip, 8, 9, new InfluenceCurve((InfluenceShape)9, new(0, 0), new(1, 1))), "curve 9 is unknown" },
        { new RecutTake(Clip, 8, 8, 4, 4), "at least one must be kept" },
        { new RecutTake(Clip, -1, 8, 4, 4), "Frames -1 to 8" },
        { new RecutTake(Clip, 0, 26, 4, 4), "Frames 0 to 26" },
        { new RecutTake(Clip, 0, 8, 0, 0), "0 and 0 make nothing" },
        { new RecutTake(Clip, 0, 8, 0, -1), "-1 new frames" },
        { new RecutTake(Clip, 0, 25, 97, 0), "122 frames" },
        { new UpscaleTake(Clip, 3), "3 times" },
        { new UpscaleTake(Clip with { Width = 2048 }, 4), "8192 x 640" },
        { new InterpolateTake(Clip, 1), "1 times" },
        { new InterpolateTake(TestVerbs.Footage(25, 24), 4), "96 frames per second" },
        { new InterpolateTake(TestVerbs.Footage(1), 2), "no frames in between" },
    };

    [Fact]
    public void Check_EveryVerb_IsLetPass()
    {
        foreach (var verb in TestVerbs.All()) VerbRules.Check(verb, TestVerbs.Format, TestVerbs.Model);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Check_WrongValue_IsRefusedInWords(TakeVerb verb, string words) =>
        Assert.Contains(words, Assert.ThrowsAny<StudioException>(() => VerbRules.Check(verb, TestVerbs.Format, TestVerbs.Model)).Message);

    [Fact]
    public void Check_VerbTheModelLacks_IsRefusedInWords()
    {
        var model = TestVerbs.Model with { Verbs = ["new", "still"] };
        VerbRules.Check(new NewTake(), TestVerbs.Format, model);
        foreach (var verb in TestVerbs.All().Where(verb => verb is not (NewTake or StillTake)))
            Assert.Contains("new, still", Assert.Throws<InvalidVerbException>(() => VerbRules.Check(verb, TestVerbs.Format, model)).Message);
    }

    [Theory]
    [InlineData(2048, 2080)]
    [InlineData(4096, 2048)]
    public void Check_StillOfTooManyPixels_IsRefused(int width, int height) =>
        Assert.ThrowsAny<StudioException>(() => VerbRules.Check(new StillTake(), new(width, height, 25, 12), Large));

    [Fact]
    public void Check_StillOfFourMegapixels_IsLetPass() => VerbRules.Check(new StillTake(), new(2048, 2048, 25, 12), Large);

    [Fact]
    public void Check_LongTake_IsLetPassWhereTheHostMakesWindows()
    {
        var minute = TestVerbs.Format with { FrameCount = 721 };
        Assert.ThrowsAny<StudioException>(() => VerbRules.Check(new NewTake(), minute, TestVerbs.Model));
        var windows = TestVerbs.Model with { WindowFrameCount = 121, MaximumFrameCount = 1441 };
        VerbRules.Check(new NewTake(), minute, windows);
        Assert.Contains("60 seconds", Assert.ThrowsAny<StudioException>(() => VerbRules.Check(new NewTake(), minute with { FrameCount = 729 }, windows)).Message);
    }

    [Fact]
    public void FormatOf_EveryVerb_IsWhatItMakes()
    {
        ShotFormat[] made = [.. TestVerbs.All().Select(verb => VerbRules.FormatOf(verb, TestVerbs.Format))];
        Assert.Equal([25, 25, 25, 49, 25, 23, 24, 1, 25, 97], made.Select(format => format.FrameCount));
        Assert.Equal(new ShotFormat(512, 320, 25, 12), made[8]);
        Assert.Equal(new ShotFormat(256, 160, 97, 48), made[9]);
        Assert.Equal(40, VerbRules.FormatOf(new RemixTake(TestVerbs.Footage(100, 30), 0.2), TestVerbs.Format).FrameCount);
    }

    [Theory]
    [InlineData(121, 256, 256, 121)]
    [InlineData(1024, 512, 512, 25)]
    [InlineData(256, 512, 512, 1)]
    [InlineData(255, 512, 512, 0)]
    public void WindowFrameCountAt_Tokens_BoundTheWindow(int tokens, int width, int height, int frames)
    {
        // 256 x 256 pixels are 64 tokens a latent frame, 512 x 512 are 256.
        var model = TestVerbs.Model with { MaximumTokens = tokens == 121 ? 1024 : tokens };
        Assert.Equal(frames, model.WindowFrameCountAt(width, height));
        var format = new ShotFormat(width, height, frames + 8 - (frames == 0 ? 7 : 0), 12);
        if (frames != 121) Assert.Contains("tokens", Assert.Throws<InvalidFormatException>(() => model.Check(format)).Message);
        if (frames > 0) model.Check(format with { FrameCount = frames });
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1001, null)]
    [InlineData(null, 0.5)]
    [InlineData(null, 30.5)]
    [InlineData(null, double.NaN)]
    public void CheckSampling_BeyondTheModel_IsRefused(int? steps, double? guidance) =>
        Assert.Throws<InvalidSamplingException>(() => TestVerbs.Model.CheckSampling(steps, guidance));

    [Theory]
    [InlineData(7.9)]
    [InlineData(25)]
    [InlineData(double.NaN)]
    public void Check_FrameRateBeyondTheModel_IsRefused(double rate) =>
        Assert.Contains("frames per second", Assert.Throws<InvalidFormatException>(() => TestVerbs.Model.Check(TestVerbs.Format with { FrameRate = rate })).Message);

    private static ModelInfo Large => TestVerbs.Model with { MaximumWidth = 4096, MaximumHeight = 4096 };
}
