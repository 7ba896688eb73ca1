using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Verbs;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Queue;

/// <summary>The drawer of a project with three takes of Mara's: one that a host has and two that wait.</summary>
public sealed class QueueDrawerTests : BunitContext
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Drawer_RowsMovedAndCancelled_FollowTheQueue()
    {
        await using var studio = new StudioServer(folder.Path);
        await using var host = await studio.ConnectHostAsync();
        var mara = await studio.AddMemberAsync();
        var (film, shot) = await studio.AddFilmAsync(mara);
        var queue = studio.Get<GenerationQueue>();
        var asked = await queue.EnqueueAsync(film, shot, new NewTake(), 3, mara.Id);
        var running = (await host.RequestJobAsync())!;
        await host.ReportAsync(running, step: 12);
        var (circuit, board) = await mara.OpenBoardAsync(film);
        await using var _ = circuit;
        Services.AddSingleton(studio.Get<QueueControls>());
        Services.AddSingleton(queue);
        var drawer = Render<QueueDrawer>(parameters => parameters.Add(part => part.Session, board));
        void Redraw() => drawer.Render(parameters => parameters.Add(part => part.Session, board));
        string[] Rows() => [.. drawer.FindAll("li").Select(row => row.QuerySelector(".xs")!.TextContent.Trim())];

        Assert.Equal(["Step 12/20 · a moment left · kiln-a", "Next · by you", "Second · by you"], Rows());
        Assert.Equal("010 The balloon lifts", drawer.Find("li .b").TextContent);
        Assert.Equal(["false", "true", "true"], drawer.FindAll("li").Select(row => row.GetAttribute("draggable")));

        // The last goes before the other.
        await drawer.Find("[data-queue-move]").ChangeAsync(new() { Value = $"{asked[2]} {asked[1]}" });
        Redraw();
        Assert.Equal(new[] { asked[0], asked[2], asked[1] }.Select(job => job.ToString()), drawer.FindAll("li").Select(row => row.GetAttribute("data-queue-job")));

        // One is called off, then all.
        await drawer.FindAll("button[aria-label^=Cancel]")[1].ClickAsync(new());
        Redraw();
        Assert.Equal(2, drawer.FindAll("li").Count);
        Assert.Equal("Cancel all 2 of mine", drawer.Find("[data-cancel-mine]").TextContent);
        await drawer.Find("[data-cancel-mine]").ClickAsync(new());
        Redraw();
        Assert.Equal(["Stopping · kiln-a"], Rows());
        Assert.Empty(drawer.FindAll("[data-queue-pause]"));
    }

    [Fact]
    public async Task Drawer_FailedTake_SaysWhyAndIsTriedAgain()
    {
        await using var studio = new StudioServer(folder.Path);
        await using var host = await studio.ConnectHostAsync();
        var mara = await studio.AddMemberAsync();
        var (film, shot) = await studio.AddFilmAsync(mara);
        await studio.Get<GenerationQueue>().EnqueueAsync(film, shot, mara.Id);
        await host.FailAsync((await host.RequestJobAsync())!, "Out of memory on kiln-a.");
        var (circuit, board) = await mara.OpenBoardAsync(film);
        await using var _ = circuit;
        Services.AddSingleton(studio.Get<QueueControls>());
        Services.AddSingleton(studio.Get<GenerationQueue>());
        var drawer = Render<QueueDrawer>(parameters => parameters.Add(part => part.Session, board));

        Assert.Contains("Out of memory on kiln-a.", drawer.Find("li").TextContent);
        await drawer.FindAll("button").Single(button => button.TextContent == "Try again").ClickAsync(new());
        drawer.Render(parameters => parameters.Add(part => part.Session, board));
        Assert.Equal("Next · by you", drawer.Find("li .xs").TextContent.Trim());
    }

    [Theory]
    [InlineData(1, "Next")]
    [InlineData(3, "Third")]
    [InlineData(11, "11th")]
    [InlineData(21, "21st")]
    [InlineData(32, "32nd")]
    [InlineData(113, "113th")]
    public void Place_Position_IsAnOrdinal(int position, string words) => Assert.Equal(words, QueueWords.Place(position));

    [Theory]
    [InlineData(0, 36, "36 s left")]
    [InlineData(60, 100, "done in about 1 min 40 s")]
    public void Forecast_TimesLeft_AreToldInWords(int start, int end, string words) =>
        Assert.Equal(words, QueueWords.Forecast(new JobForecast(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end))));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Dispose();
    }
}
