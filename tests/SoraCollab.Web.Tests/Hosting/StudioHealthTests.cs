using SoraCollab.Core;
using SoraCollab.Media.Export;
using SoraCollab.Web.Exports;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Hosting;

public sealed class StudioHealthTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Messages_WithoutFfmpegModelsAndSpace_NameEachAndNothingNewBegins()
    {
        var models = Directory.CreateDirectory(Path.Combine(_folder.Path, "models")).FullName;
        Directory.CreateDirectory(Path.Combine(models, "half-a-model"));
        var empty = Directory.CreateDirectory(Path.Combine(_folder.Path, "empty")).FullName;
        await using var studio = new StudioServer(
            Path.Combine(_folder.Path, "data"),
            null,
            ("Studio:ModelsFolder", models),
            ("Studio:MinimumFreeBytes", long.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Media:FfmpegFolder", empty));
        var health = studio.Get<StudioHealth>();
        health.Check();
        Assert.Equal(["disk-full", "ffmpeg-missing", "model-damaged", "no-host"], health.Messages.Select(message => message.Code).Order(StringComparer.Ordinal));
        Assert.Contains("half-a-model", health.Messages.Single(message => message.Code == "model-damaged").Text);
        Assert.Contains(empty, health.Messages.Single(message => message.Code == "ffmpeg-missing").Text);

        var mara = await studio.AddMemberAsync();
        var (film, shot) = await studio.AddFilmAsync(mara);
        await using var host = await studio.ConnectHostAsync();
        var full = await Assert.ThrowsAnyAsync<StudioException>(() => studio.Get<GenerationQueue>().EnqueueAsync(film, shot, mara.Id));
        Assert.Contains("GB free", full.Message);
        Assert.Empty(studio.Get<GenerationQueue>().Snapshot.Jobs);
        Assert.Throws<ExportRefusedException>(() => studio.Get<ExportRenderer>().DemandReady(new SequenceFormat(64, 64, 12)));
    }

    [Fact]
    public async Task Messages_WhenAHostComesAndGoes_Follow()
    {
        await using var studio = new StudioServer(Path.Combine(_folder.Path, "data"));
        var health = studio.Get<StudioHealth>();
        var host = await studio.ConnectHostAsync();
        Assert.True(health.HasModels);
        Assert.DoesNotContain(health.Messages, message => message.Code == "no-host");
        await host.DisposeAsync();
        await Expect.UntilAsync(() => !health.HasModels, look => health.Changed += look, look => health.Changed -= look);
        Assert.Contains(health.Messages, message => message.Code == "no-host");
    }

    [Fact]
    public async Task EnqueueAsync_OfAModelThatNoHostHas_NamesIt()
    {
        await using var studio = new StudioServer(Path.Combine(_folder.Path, "data"), null, ("Queue:Model", "northlight-14b"));
        var mara = await studio.AddMemberAsync();
        var (film, shot) = await studio.AddFilmAsync(mara);
        await using var host = await studio.ConnectHostAsync();
        var refused = await Assert.ThrowsAnyAsync<StudioException>(() => studio.Get<GenerationQueue>().EnqueueAsync(film, shot, mara.Id));
        Assert.Contains("northlight-14b", refused.Message);
    }

    [Fact]
    public void Start_WithAMisspeltSetting_IsRefused() =>
        Assert.Contains("ReapEveryy", Assert.ThrowsAny<Exception>(
            () => new StudioServer(Path.Combine(_folder.Path, "data"), null, ("Queue:ReapEveryy", "00:00:05"))).ToString());
}
