using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Diffusion.Tests.Pipelines;

public sealed class VideoRequestRulesTests
{
    private static readonly LatentGeometry Geometry = new(8, new CompressionRatios(32, 8));

    private static readonly ModelDescription Model = new()
    {
        Name = "Tiny",
        Hash = new string('0', 64),
        Native = new ClipFormat(64, 32, 17, 25),
        Formats = [],
        Limits = new ModelLimits { MaxTokens = 4000, MaxSize = 1024 },
        Defaults = new SamplingDefaults(),
        MaxPromptTokens = 128,
        MaskPromptPadding = false,
        ConditionNoiseScale = 0,
        ConditionPlacement = ConditionPlacement.InPlace,
        Coordinates = CoordinateConvention.Grid,
        Schedule = NoiseSchedule.Linear,
        Decoding = new DecodingDefaults(),
    };

    public static TheoryData<string, VideoRequest, string> Wrong()
    {
        VideoRequest good = TinyModel.Request();
        byte[] picture = new byte[64 * 32 * 3];
        return new TheoryData<string, VideoRequest, string>
        {
            { "Prompt", good with { Prompt = " \n" }, "empty" },
            { "Prompt", good with { Prompt = new string('a', 2001) }, "2001" },
            { "Prompt", good with { Prompt = "a boat \ud83d" }, "position 8" },
            { "Prompt", good with { Prompt = "\udeac boat" }, "position 1" },
            { "NegativePrompt", good with { NegativePrompt = new string('a', 2001) }, "2000" },
            { "Width", good with { Width = 65 }, "multiples of 32" },
            { "Width", good with { Width = 0 }, "32 to 1024" },
            { "Height", good with { Height = 1056 }, "1056" },
            { "FrameCount", good with { FrameCount = 16 }, "multiple of 8 plus one" },
            { "FrameCount", good with { FrameCount = 265 }, "at most 257" },
            { "FrameCount", good with { Width = 1024, Height = 1024, FrameCount = 257 }, "33792 latent tokens" },
            { "FrameRate", good with { FrameRate = double.NaN }, "NaN" },
            { "FrameRate", good with { FrameRate = 61 }, "1 to 60" },
            { "Steps", good with { Steps = 0 }, "1 to 200" },
            { "GuidanceScale", good with { GuidanceScale = 0.5 }, "1 (none) to 30" },
            { "GuidanceScale", good with { GuidanceScale = double.PositiveInfinity }, "30" },
            { "InitialNoise", good with { InitialNoise = new float[47] }, "48" },
            { "InitialNoise", good with { InitialNoise = [.. Enumerable.Repeat(float.NaN, 48)] }, "finite" },
            { "Conditions", good with { Conditions = [new FrameCondition { Rgb24 = new byte[5] }] }, "6144" },
            { "Conditions", good with { Conditions = [new FrameCondition { Rgb24 = picture, FrameCount = 2 }] }, "multiple of 8 plus one" },
            { "Conditions", good with { Conditions = [new FrameCondition { Rgb24 = picture, FrameIndex = 4 }] }, "multiples of 8" },
            { "Conditions", good with { Conditions = [new FrameCondition { Rgb24 = picture, FrameIndex = 24 }] }, "0 to 16" },
            { "Conditions", good with { Conditions = [new FrameCondition { Rgb24 = picture, Strength = 1.1 }] }, "above 0 and at most 1" },
            { "Conditions", good with { Conditions = [new FrameCondition()] }, "one of them" },
            { "Conditions", good with { Conditions = [new FrameCondition { Rgb24 = picture, Latents = new float[16] }] }, "one of them" },
            { "Conditions", good with { Conditions = [new FrameCondition { Latents = new float[17] }] }, "a multiple of 16" },
            { "Conditions", good with { Conditions = [new FrameCondition { Latents = [.. Enumerable.Repeat(float.NaN, 16)] }] }, "finite" },
            { "Conditions", good with { Conditions = [new FrameCondition { Latents = new float[16], FrameIndex = 8 }] }, "a multiple of 8 plus one" },
            { "Conditions", good with { Conditions = [new FrameCondition { Latents = new float[32], FrameIndex = 9 }] }, "3 latent frames" },
            { "Source", good with { Source = new SourceLatents(new float[47], 0.5) }, "48" },
            { "Source", good with { Source = new SourceLatents(new float[48], 1.5) }, "above 0 and at most 1" },
            { "Source", good with { Source = new SourceLatents(new float[48], 0.1) }, "at least one whole step" },
            { "Resume", good with { Resume = new DenoisingCheckpoint(6, new float[48]) }, "5 steps" },
        };
    }

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Check_WrongValue_NamesItAndWhatIsAllowed(string parameter, VideoRequest request, string part)
    {
        var error = Assert.Throws<InvalidVideoRequestException>(() => VideoRequestRules.Check(request, Model, Geometry));

        Assert.Equal(parameter, error.Parameter);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_EmojiAndLongestPrompt_Pass()
    {
        VideoRequestRules.Check(TinyModel.Request() with { Prompt = "a boat \ud83d\udea2" + new string('a', 1990) }, Model, Geometry);
        VideoRequestRules.Check(TinyModel.Request(33) with { Conditions = [new FrameCondition { Rgb24 = new byte[25 * 64 * 32 * 3], FrameCount = 25, FrameIndex = 8 }] }, Model, Geometry);
    }
}
