using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Takes;
using SoraCollab.Media.Encoding;
using SoraCollab.Media.Tools;
using SoraCollab.Web.Prompts;
using SoraCollab.Web.Tests.Shots;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Prompts;

/// <summary>Takes described by a model that looks at real frames of a real clip.</summary>
public sealed class TakeDescriberTests
{
    [Theory]
    [InlineData(25, 6)]
    [InlineData(2, 2)]
    public async Task DescribeAsync_Clip_ShowsEvenlySpacedFrames(int frames, int shown)
    {
        await using var endpoint = await TestChatEndpoint.StartAsync();
        endpoint.Does = TestChatEndpoint.Says("A grey field\ngrows brighter.");
        using var folder = new TemporaryFolder();
        await using var studio = new StudioServer(folder.Path, null, ("PromptModel:Endpoint", endpoint.Address), ("PromptModel:Model", "scribe"));
        var take = await TakeAsync(studio, frames);

        Assert.Equal("A grey field grows brighter.", await studio.Get<TakeDescriber>().DescribeAsync(take, TestContext.Current.CancellationToken));
        var (text, pictures) = TestChatEndpoint.Read(Assert.Single(endpoint.Asked));
        Assert.Equal(shown, pictures);
        Assert.Contains($"{shown} frames", text);
    }

    [Fact]
    public async Task DescribeAsync_Rubbish_IsSaidAndNothingElse()
    {
        await using var endpoint = await TestChatEndpoint.StartAsync();
        endpoint.Does = TestChatEndpoint.Says("[]");
        using var folder = new TemporaryFolder();
        await using var studio = new StudioServer(folder.Path, null, ("PromptModel:Endpoint", endpoint.Address), ("PromptModel:Model", "scribe"));
        var take = await TakeAsync(studio, 9);

        var failure = await Assert.ThrowsAsync<PromptModelException>(() => studio.Get<TakeDescriber>().DescribeAsync(take, TestContext.Current.CancellationToken));
        Assert.Contains("no caption", failure.Message);
    }

    [Fact]
    public async Task CanDescribe_ModelThatSeesNothingOrNone_IsFalse()
    {
        using var folder = new TemporaryFolder();
        await using var blind = new StudioServer(folder.Path, null, ("PromptModel:Endpoint", "http://127.0.0.1:1/v1"), ("PromptModel:Model", "scribe"), ("PromptModel:SeesPictures", "false"));
        Assert.False(blind.Get<TakeDescriber>().CanDescribe);
        Assert.True(blind.Get<PromptWriter>().CanWrite);
        using var other = new TemporaryFolder();
        await using var none = new StudioServer(other.Path);
        Assert.False(none.Get<TakeDescriber>().CanDescribe);
        Assert.False(none.Get<PromptWriter>().CanWrite);
    }

    [Theory]
    [InlineData("ftp://example.test", "scribe", "http:// or https://")]
    [InlineData("http://127.0.0.1:1", "", "PromptModel:Model is empty")]
    public void Start_SettingsThatCannotWork_AreRefusedByName(string endpoint, string model, string words)
    {
        using var folder = new TemporaryFolder();
        var refused = Assert.ThrowsAny<Exception>(() => new StudioServer(folder.Path, null, ("PromptModel:Endpoint", endpoint), ("PromptModel:Model", model)));
        Assert.Contains(words, refused.ToString());
    }

    private static async Task<Take> TakeAsync(StudioServer studio, int frames)
    {
        using var work = new TemporaryFolder();
        var pixels = new byte[frames * 64 * 64 * 3];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (byte)(i / (64 * 64 * 3) * 5);
        var encoded = await new TakeEncoder(FfmpegTools.Find()).EncodeAsync(new RgbFrames(pixels, 64, 64, frames, 12), work.Path, TestContext.Current.CancellationToken);
        await using var clip = File.OpenRead(encoded.Clip);
        var file = await studio.Get<IMediaStore>().AddAsync(clip, "video/mp4", TestContext.Current.CancellationToken);
        var take = TestTakes.Make(1, format: new ShotFormat(64, 64, frames, 12));
        return take with { Media = take.Media with { ClipHash = file.Hash } };
    }
}
