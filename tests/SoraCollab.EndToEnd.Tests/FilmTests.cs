using System.Diagnostics;
using System.Text.Json;

namespace SoraCollab.EndToEnd.Tests;

public sealed class FilmTests(StudioFixture fixture)
{
    [Fact]
    public async Task Film_FromPromptToExport_IsWatchedByBothPlayedAndDelivered()
    {
        // 1. Two people on a board with two shots.
        var (first, board) = await fixture.NewBoardAsync();
        await first.AddShotAsync("a red sailboat sails to the left on the sea at dusk");
        await first.AddShotAsync("a yellow balloon rises over the mountains in the morning");
        var second = await fixture.Visitors.EnterAsync(fixture.Studio.Address);
        await second.OpenBoardAsync(board);
        await second.Cards.Nth(1).ClickAsync();

        // 2. Delivering before there are takes names the shots.
        await second.GoToAsync("Deliver");
        await Assertions.Expect(second.Page.Locator(".msg.warn")).ToContainTextAsync("010, 020");
        await second.GoToAsync("Board");
        await second.Cards.Nth(1).ClickAsync();

        // 3. Generate the second shot, then queue the first behind it: both see the denoising.
        await first.Cards.Nth(1).ClickAsync();
        await LongAsync(first, steps: 40);
        await first.PressGenerateAsync();
        await first.Cards.First.ClickAsync();
        await first.PressGenerateAsync();
        await Assertions.Expect(first.Page.Locator("[data-progress]")).ToContainTextAsync("Waiting, next");
        await first.PreviewAsync();
        await second.PreviewAsync();

        // 4. The take plays.
        await second.TakeAsync();
        await second.Page.WaitForFunctionAsync("() => { const v = document.querySelector('.inspector video'); v.play(); return v.currentTime > 0.2; }");
        await first.TakeAsync();
        var wanted = await DurationAsync(first) + await DurationAsync(second);

        // 5. Deliver, download, look inside.
        await first.GoToAsync("Deliver");
        var size = await first.Page.Locator(".deliver select").First.InputValueAsync();
        var words = await first.Page.Locator(".deliver .form p").First.InnerTextAsync();
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Add to renders" }).ClickAsync();
        var link = first.Page.GetByRole(AriaRole.Link, new() { Name = "Download" });
        await link.WaitForAsync(new() { Timeout = 120_000 });
        var download = await first.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var film = Path.Combine(fixture.Studio.DataFolder, "downloaded.mp4");
        await download.SaveAsAsync(film);
        using var facts = await ProbeAsync(film);
        var stream = facts.RootElement.GetProperty("streams")[0];

        Assert.Equal("h264", stream.GetProperty("codec_name").GetString());
        Assert.Equal("yuv420p", stream.GetProperty("pix_fmt").GetString());
        Assert.Equal(size, $"{stream.GetProperty("width").GetInt32()} x {stream.GetProperty("height").GetInt32()}");
        var seconds = double.Parse(facts.RootElement.GetProperty("format").GetProperty("duration").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("2 of 2 shots", words);
        Assert.InRange(seconds, wanted - 0.1, wanted + 0.1);
        Assert.Empty(first.Complaints.Concat(second.Complaints));
    }

    [Fact]
    public async Task Generation_Cancelled_StopsAndLeavesNoTake()
    {
        var (visitor, _) = await fixture.NewBoardAsync();
        await visitor.AddShotAsync("a blue car on a street at night");
        await LongAsync(visitor);
        await visitor.PressGenerateAsync();
        await visitor.PreviewAsync();

        await visitor.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(visitor.Generate).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Cards.First).ToContainTextAsync("No takes yet");
    }

    [Fact]
    public async Task Export_CancelledInDeliver_StopsAndLeavesNoFilm()
    {
        var (visitor, _) = await fixture.NewBoardAsync();
        await visitor.AddShotAsync("a blue car on a street at night");
        await visitor.Page.Locator(".settings select").Nth(1).SelectOptionAsync("357");
        await visitor.MakeTakeAsync();
        await visitor.GoToAsync("Deliver");
        var exports = Path.Combine(fixture.Studio.DataFolder, "exports");
        var before = Films(exports);

        // Half a minute at full size, and a second render that waits for the first: it is surely there to be cancelled.
        await visitor.Page.Locator(".deliver select").First.SelectOptionAsync("1920 x 1080");
        var add = visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Add to renders" });
        for (var render = 0; render < 2; render++) await add.ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-render]")).ToHaveCountAsync(2);
        var newest = visitor.Page.Locator("[data-render]").First;
        await newest.GetByRole(AriaRole.Button, new() { NameRegex = new("^Cancel") }).ClickAsync();

        await Assertions.Expect(newest).ToHaveAttributeAsync("data-render", "Cancelled");
        await Assertions.Expect(newest).ToContainTextAsync("nothing was kept");
        await Assertions.Expect(newest.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await Assertions.Expect(visitor.Page.Locator("[data-render=Done]")).ToHaveCountAsync(1, new() { Timeout = 120_000 });
        Assert.Equal(before + 1, Films(exports));
        Assert.Empty(visitor.Complaints);

        static int Films(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder, "*.mp4").Length : 0;
    }

    /// <summary>The longest, largest clip that the model makes, in so many steps that the test is quicker than the generation.</summary>
    internal static async Task LongAsync(Visitor visitor, int steps = 100)
    {
        var length = visitor.Page.Locator(".settings select").Nth(1);
        await length.SelectOptionAsync("65"); // the longest that the bundled model makes at once
        await WatchableAsync(visitor, steps);
    }

    /// <summary>The largest picture in so many steps that the denoising is surely seen.</summary>
    internal static async Task WatchableAsync(Visitor visitor, int steps)
    {
        var size = visitor.Page.Locator(".settings select").Nth(0);
        await size.SelectOptionAsync(new SelectOptionValue { Index = await size.Locator("option").CountAsync() - 1 });
        await visitor.Page.GetByText("Sampling", new() { Exact = true }).ClickAsync();
        var field = visitor.Page.GetByLabel("Steps");
        await field.FillAsync(steps.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await field.PressAsync("Tab");
    }

    /// <summary>Length of the clip in the inspector in seconds, once the browser knows it.</summary>
    private static async Task<double> DurationAsync(Visitor visitor)
    {
        await visitor.Page.WaitForFunctionAsync("() => document.querySelector('.inspector video')?.duration > 0");
        return await visitor.Page.EvaluateAsync<double>("document.querySelector('.inspector video').duration");
    }

    private static async Task<JsonDocument> ProbeAsync(string file)
    {
        using var probe = Process.Start(new ProcessStartInfo("ffprobe", ["-v", "error", "-print_format", "json", "-show_streams", "-show_format", file]) { RedirectStandardOutput = true })!;
        var json = await probe.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await probe.WaitForExitAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(json);
    }
}
