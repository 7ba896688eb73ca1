using System.Diagnostics;
using System.Text.Json;

namespace SoraCollab.EndToEnd.Tests;

/// <summary>Every verb from its panel to the file that comes of it. The source has 17 frames of 64 x 64 at 12 a second.</summary>
public sealed class VerbTests(TwoShots film) : IClassFixture<TwoShots>
{
    [Theory]
    [InlineData("remix", "Remix of 1, mild", 17, 64, 12)]
    [InlineData("recut", "Re-cut of 1", 17, 64, 12)]
    [InlineData("extend", "Extend 1, end", 25, 64, 12)]
    [InlineData("loop", "Loop of 1", 17, 64, 12)]
    [InlineData("join", "Join 1 into 010 T1", 13, 64, 12)]
    [InlineData("still", "Still", 1, 128, 12)]
    [InlineData("picture", "From 1", 17, 64, 12)]
    [InlineData("upscale", "Upscale of 1, 2 times", 17, 128, 12)]
    [InlineData("interpolate", "Interpolate 1, 2 times", 33, 64, 24)]
    public async Task Verb_AsItsPanelOffersIt_MakesATakeOfTheRightLengthAndSize(string verb, string lineage, int frames, int side, double rate)
    {
        var page = film.Visitor.Page;
        await page.GotoAsync($"{film.Address}?verb={verb}");
        await film.Visitor.ShotAsync();
        var before = await film.Visitor.Takes.CountAsync();
        if (verb == "join")
            await page.Locator("[data-join-to]").SelectOptionAsync(await page.Locator("[data-join-to] optgroup").First.Locator("option").First.GetAttributeAsync("value") ?? "");
        if (verb == "still") await page.Locator("[data-still-size]").SelectOptionAsync("128 x 128");
        if (verb == "picture") await page.Locator("[data-add-frame]").ClickAsync();

        await film.Visitor.MakeTakeAsync(before + 1);

        await CheckAsync(lineage, frames, side, rate);
    }

    [Fact]
    public async Task Picture_OfOnesOwn_IsLetInAndBecomesTheFirstFrame()
    {
        var page = film.Visitor.Page;
        await page.GotoAsync($"{film.Address}?verb=picture");
        await film.Visitor.ShotAsync();
        var before = await film.Visitor.Takes.CountAsync();

        // Something that is no picture is refused in words, and nothing is added.
        var input = page.Locator("input[data-upload]");
        await input.SetInputFilesAsync(new FilePayload { Name = "notes.png", MimeType = "image/png", Buffer = "no picture at all"u8.ToArray() });
        await Assertions.Expect(page.Locator("[data-upload-state].bad")).Not.ToBeEmptyAsync();
        await Assertions.Expect(film.Visitor.Generate).ToBeDisabledAsync();

        await input.SetInputFilesAsync(new FilePayload { Name = "harbour.png", MimeType = "image/png", Buffer = await page.Locator(".viewer").ScreenshotAsync() });
        await Assertions.Expect(page.Locator(".known li")).ToContainTextAsync("harbour.png");
        await film.Visitor.MakeTakeAsync(before + 1);

        await CheckAsync("From a picture", 17, 64, 12);
    }

    private async Task CheckAsync(string lineage, int frames, int side, double rate)
    {
        var page = film.Visitor.Page;
        var take = film.Visitor.Takes.First;
        await Assertions.Expect(take.Locator("[data-lineage]")).ToHaveTextAsync(lineage);
        var clip = await take.Locator("video[data-clip]").GetAttributeAsync("data-clip");
        var stream = await ProbeAsync(await page.Context.APIRequest.GetAsync(clip!));
        Assert.Equal(frames, int.Parse(stream.GetProperty("nb_read_frames").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((side, side), (stream.GetProperty("width").GetInt32(), stream.GetProperty("height").GetInt32()));
        Assert.Equal($"{rate}/1", stream.GetProperty("r_frame_rate").GetString());
        // A refused upload is asked for above, and the browser notes it.
        Assert.DoesNotContain(film.Visitor.Complaints, complaint => !complaint.Contains("/api/projects/", StringComparison.Ordinal));
    }

    private static async Task<JsonElement> ProbeAsync(IAPIResponse clip)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, await clip.BodyAsync(), TestContext.Current.CancellationToken);
            using var probe = Process.Start(new ProcessStartInfo("ffprobe", ["-v", "error", "-count_frames", "-select_streams", "v", "-print_format", "json", "-show_streams", file]) { RedirectStandardOutput = true })!;
            var json = await probe.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await probe.WaitForExitAsync(TestContext.Current.CancellationToken);
            using var facts = JsonDocument.Parse(json);
            return facts.RootElement.GetProperty("streams")[0].Clone();
        }
        finally
        {
            File.Delete(file);
        }
    }
}
