using Microsoft.AspNetCore.Http;
using SkiaSharp;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.InferenceHost.Tests.Studio;
using SoraCollab.Media.Probing;
using SoraCollab.Media.Tools;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.InferenceHost.Tests;

public sealed class InferenceWorkerTests
{
    [Fact]
    public async Task Run_JobQueued_HandsInAClipThatPlays()
    {
        await using var host = await HostFixture.StartAsync();
        var lease = HostFixture.Lease(HostFixture.Order());
        await host.Studio.QueueAsync(lease);
        var completion = await host.Studio.WaitForAsync<JobCompletion>();

        Assert.Equal((lease.JobId, lease.LeaseToken), (completion.JobId, completion.LeaseToken));
        Assert.Equal((4, 3.0, 7UL, TinyModel.Name, "Test host"), (completion.Recipe.Steps, completion.Recipe.GuidanceScale, completion.Recipe.Seed, completion.Recipe.Model, completion.Recipe.HostName));
        Assert.Equal(17 / 25.0, completion.Media.DurationSeconds, 6);
        Assert.Equal(completion.Media.ClipBytes, host.Studio.Files[(lease.JobId, TakeFileKind.Clip)].LongLength);
        Assert.Equal(completion.Media.MasterBytes, host.Studio.Files[(lease.JobId, TakeFileKind.Master)].LongLength);
        using var folder = new TemporaryFolder();
        foreach (var (name, kind, codec) in new[] { ("clip.mp4", TakeFileKind.Clip, "h264"), ("master.mkv", TakeFileKind.Master, "ffv1") })
        {
            await File.WriteAllBytesAsync(folder[name], host.Studio.Files[(lease.JobId, kind)]);
            var facts = await new MediaProbe(FfmpegTools.Find()).ProbeAsync(folder[name], CancellationToken.None);
            Assert.Equal((codec, 64, 32), (facts.VideoCodec, facts.Width, facts.Height));
            Assert.Equal(17 / 25.0, facts.Duration.TotalSeconds, 2);
        }

        using var poster = SKBitmap.Decode(host.Studio.Files[(lease.JobId, TakeFileKind.Poster)]);
        Assert.Equal((64, 32), (poster.Width, poster.Height));
    }

    [Fact]
    public async Task Run_Connected_AnnouncesTheModelAndWhatItCanDo()
    {
        await using var host = await HostFixture.StartAsync();
        var announcement = await host.Studio.WaitForAsync<HostAnnouncement>();
        var model = Assert.Single(announcement.Models);
        Assert.Equal((TinyModel.Name, 32, 8, 5, 3.0), (model.Name, model.SizeMultiple, model.FrameMultiple, model.DefaultSteps, model.DefaultGuidanceScale));
        Assert.Equal((32, 8, 1.0, 60.0, 30.0), (model.TokenSize, model.TokenFrames, model.MinimumFrameRate, model.MaximumFrameRate, model.MaximumGuidanceScale));
        Assert.Equal(64, model.Hash.Length);
        Assert.Equal("Test host", announcement.Name);
    }

    [Fact]
    public async Task Run_Denoising_ReportsEveryPhaseAndSendsPreviewsOfTheClip()
    {
        await using var host = await HostFixture.StartAsync();
        var lease = HostFixture.Lease(HostFixture.Order(steps: 6, width: 128, height: 64, frames: 25));
        await host.Studio.QueueAsync(lease);
        await host.Studio.WaitForAsync<JobCompletion>();

        var progress = host.Studio.Heard<JobProgress>();
        Assert.Equal(progress.OrderBy(report => report.Phase).ThenBy(report => report.Step), progress);
        Assert.Contains(progress, report => report.Phase == JobPhase.Uploading && report is { Step: 6, StepCount: 6 });
        Assert.All(progress, report => Assert.Equal(lease.JobId, report.JobId));
        // The noise level goes down from step to step, and a check that was passed stays passed.
        var sigmas = progress.Select(report => report.Sigma).OfType<double>().ToList();
        Assert.NotEmpty(sigmas);
        Assert.All(sigmas, sigma => Assert.InRange(sigma, 0, 1));
        Assert.Equal(sigmas.OrderDescending(), sigmas);
        Assert.Equal(progress.Select(report => report.OutputChecked).Order(), progress.Select(report => report.OutputChecked));
        var previews = host.Studio.Heard<JobPreview>();
        Assert.InRange(previews.Length, 1, 6);
        Assert.Equal(previews.Length, previews.Select(preview => preview.Step).Distinct().Count());
        foreach (var preview in previews)
        {
            using var sheet = SKBitmap.Decode(preview.Sheet);
            Assert.Equal((preview.Columns * preview.FrameWidth, preview.Rows * preview.FrameHeight), (sheet.Width, sheet.Height));
            // 4 latent frames, 4 pixels to a cell, enlarged to 256 pixels; they play as long as 25 frames at 25 per second.
            Assert.Equal((4, 256, 128, "image/jpeg"), (preview.FrameCount, preview.FrameWidth, preview.FrameHeight, preview.ContentType));
            Assert.Equal(4.0, preview.FrameRate, 6);
            Assert.InRange(preview.Sheet.Length, 1, HostProtocol.MaximumPreviewBytes);
        }
    }

    [Fact]
    public async Task Run_PreviewsStuckOnTheWay_FinishesTheJobAllTheSame()
    {
        await using var host = await HostFixture.StartAsync();
        var gate = new TaskCompletionSource();
        host.Studio.PreviewGate = gate.Task;
        await host.Studio.QueueAsync(HostFixture.Lease(HostFixture.Order(steps: 12)));
        await host.Studio.WaitForAsync<JobCompletion>();
        Assert.Single(host.Studio.Heard<JobPreview>());
        gate.SetResult();
    }

    [Fact]
    public async Task Run_TwoJobs_MakesBothAndSameOrderGivesSameLatents()
    {
        await using var host = await HostFixture.StartAsync();
        var (first, second) = (HostFixture.Lease(HostFixture.Order()), HostFixture.Lease(HostFixture.Order()));
        await host.Studio.QueueAsync(first);
        await host.Studio.QueueAsync(second);
        await host.Studio.WaitForAsync<JobCompletion>(completion => completion.JobId == second.JobId);

        Assert.Equal(host.Studio.Files[(first.JobId, TakeFileKind.Latents)], host.Studio.Files[(second.JobId, TakeFileKind.Latents)]);
        Assert.Equal(host.Studio.Files[(first.JobId, TakeFileKind.Clip)], host.Studio.Files[(second.JobId, TakeFileKind.Clip)]);
    }

    [Theory]
    [InlineData(LeaseAnswer.Cancel)]
    [InlineData(LeaseAnswer.LeaseLost)]
    public async Task Run_StoppedAtAStep_MakesNoMoreThanOneMore(LeaseAnswer answer)
    {
        await using var host = await HostFixture.StartAsync();
        var stopped = HostFixture.Lease(HostFixture.Order(steps: 60, width: 256, height: 256, frames: 49));
        var reportedAfter = new List<int>();
        host.Studio.OnProgress = report =>
        {
            if (report.JobId != stopped.JobId || report.Step < 2) return LeaseAnswer.Continue;
            lock (reportedAfter) reportedAfter.Add(report.Step);
            return answer;
        };
        await host.Studio.QueueAsync(stopped);
        await host.Studio.WaitForAsync<JobProgress>(report => report.Step >= 2);

        // The host is free for the next job, which shows that it has let go of this one.
        var next = HostFixture.Lease(HostFixture.Order());
        await host.Studio.QueueAsync(next);
        await host.Studio.WaitForAsync<JobCompletion>(completion => completion.JobId == next.JobId);
        lock (reportedAfter) Assert.InRange(reportedAfter.Max() - reportedAfter.Min(), 0, 1);
        Assert.DoesNotContain(host.Studio.Heard<Upload>(), upload => upload.Job == stopped.JobId);
        var releases = host.Studio.Heard<JobRelease>();
        if (answer == LeaseAnswer.Cancel) Assert.Equal((stopped.JobId, true), (Assert.Single(releases).JobId, releases[0].Cancelled));
        else Assert.Empty(releases);
    }

    [Fact]
    public async Task Run_CancelPushed_ReleasesTheJobAsCancelled()
    {
        await using var host = await HostFixture.StartAsync();
        var lease = HostFixture.Lease(HostFixture.Order(steps: 100, width: 256, height: 256, frames: 49));
        await host.Studio.QueueAsync(lease);
        await host.Studio.WaitForAsync<JobProgress>(report => report.Step >= 1);
        await host.Studio.CancelAsync(lease with { LeaseToken = 99 });
        await host.Studio.CancelAsync(lease);

        var release = await host.Studio.WaitForAsync<JobRelease>();
        Assert.Equal((lease.JobId, 1L, true), (release.JobId, release.LeaseToken, release.Cancelled));
        Assert.True(host.Studio.Heard<JobProgress>().Max(report => report.Step) < 100);
    }

    [Fact]
    public async Task Run_LeaseWithCheckpoint_GivesTheSameLatentsAsAnUninterruptedRun()
    {
        await using var host = await HostFixture.StartAsync(options => options with { CheckpointEvery = TimeSpan.Zero });
        var whole = HostFixture.Lease(HostFixture.Order(steps: 8));
        await host.Studio.QueueAsync(whole);
        await host.Studio.WaitForAsync<JobCompletion>();
        var checkpoint = host.Studio.Heard<JobCheckpoint>().First(saved => saved.Step is > 0 and < 8);

        var resumed = HostFixture.Lease(whole.Order, token: 2) with { Checkpoint = checkpoint };
        await host.Studio.QueueAsync(resumed);
        await host.Studio.WaitForAsync<JobCompletion>(completion => completion.JobId == resumed.JobId);
        Assert.Equal(Latents(host.Studio, whole), Latents(host.Studio, resumed));
        Assert.DoesNotContain(host.Studio.Heard<JobPreview>(), preview => preview.JobId == resumed.JobId && preview.Step <= checkpoint.Step);
    }

    [Fact]
    public async Task Run_CheckpointOfAnotherModel_StartsAnew()
    {
        await using var host = await HostFixture.StartAsync(options => options with { CheckpointEvery = TimeSpan.Zero });
        var whole = HostFixture.Lease(HostFixture.Order(steps: 8));
        await host.Studio.QueueAsync(whole);
        await host.Studio.WaitForAsync<JobCompletion>();
        var foreign = host.Studio.Heard<JobCheckpoint>()[0] with { ModelHash = new string('0', 64), Latents = new byte[4 + (6 * 8 * 4)] };

        var again = HostFixture.Lease(whole.Order) with { Checkpoint = foreign };
        await host.Studio.QueueAsync(again);
        await host.Studio.WaitForAsync<JobCompletion>(completion => completion.JobId == again.JobId);
        Assert.Equal(Latents(host.Studio, whole), Latents(host.Studio, again));
    }

    [Fact]
    public async Task Run_ShortRun_SavesNoCheckpoint()
    {
        await using var host = await HostFixture.StartAsync();
        await host.Studio.QueueAsync(HostFixture.Lease(HostFixture.Order()));
        await host.Studio.WaitForAsync<JobCompletion>();
        Assert.Empty(host.Studio.Heard<JobCheckpoint>());
    }

    [Fact]
    public async Task Run_StudioRestarts_GoesOnAndHandsIn()
    {
        await using var host = await HostFixture.StartAsync();
        var lease = HostFixture.Lease(HostFixture.Order(steps: 40, width: 256, height: 256, frames: 25));
        await host.Studio.QueueAsync(lease);
        await host.Studio.WaitForAsync<JobProgress>(report => report.Step >= 1);
        await host.Studio.CloseAsync();
        await host.Studio.OpenAsync();

        var completion = await host.Studio.WaitForAsync<JobCompletion>();
        Assert.Equal(lease.JobId, completion.JobId);
        Assert.Equal(2, host.Studio.Heard<HostAnnouncement>().Length);
        Assert.Single(host.Studio.Heard<JobProgress>().Where(report => report.Phase == JobPhase.Preparing).Select(report => report.JobId).Distinct());
    }

    [Fact]
    public async Task Run_CompletionUnanswered_SaysItAgainAndUploadsOnce()
    {
        await using var host = await HostFixture.StartAsync();
        var times = 0;
        host.Studio.OnComplete = _ => ++times < 3 ? throw new InvalidOperationException("The answer is lost.") : LeaseAnswer.Continue;
        await host.Studio.QueueAsync(HostFixture.Lease(HostFixture.Order()));
        await host.Studio.WaitForAsync<JobCompletion>();

        Assert.Equal(3, times);
        Assert.Equal(Enum.GetValues<TakeFileKind>(), host.Studio.Heard<Upload>().Select(upload => upload.Kind).Order());
        Assert.Empty(host.Studio.Heard<JobFailure>());
    }

    [Fact]
    public async Task Run_UploadFailsForAWhile_TriesAgain()
    {
        await using var host = await HostFixture.StartAsync();
        var times = 0;
        host.Studio.OnUpload = kind => kind == TakeFileKind.Master && ++times < 3 ? Results.StatusCode(503) : null;
        await host.Studio.QueueAsync(HostFixture.Lease(HostFixture.Order()));
        await host.Studio.WaitForAsync<JobCompletion>();
        Assert.Equal(3, times);
        Assert.Single(host.Studio.Heard<Upload>(), upload => upload.Kind == TakeFileKind.Clip);
    }

    [Fact]
    public async Task Run_StudioDiskFull_FailsInItsWordsAndKeepsTheTakeForTheNextTry()
    {
        await using var host = await HostFixture.StartAsync();
        host.Studio.OnUpload = _ => Results.Text("The studio's disk is full.", statusCode: 507);
        var lease = HostFixture.Lease(HostFixture.Order());
        await host.Studio.QueueAsync(lease);
        Assert.Equal("The studio's disk is full.", (await host.Studio.WaitForAsync<JobFailure>()).Message);
        Assert.Single(host.FinishedTakes());

        host.Studio.OnUpload = _ => null;
        await host.Studio.QueueAsync(lease with { LeaseToken = 2, Attempt = 2 });
        Assert.Equal(2, (await host.Studio.WaitForAsync<JobCompletion>()).LeaseToken);
        Assert.DoesNotContain(host.Studio.Heard<JobProgress>(), report => report.LeaseToken == 2 && report.Phase == JobPhase.Denoising);
        Assert.All(host.Studio.Heard<Upload>(), upload => Assert.Equal(2, upload.LeaseToken));
    }

    [Fact]
    public async Task Run_HostRestartsBeforeTheTakeIsAcknowledged_HandsItInAtItsNextStart()
    {
        await using var host = await HostFixture.StartAsync();
        host.Studio.OnUpload = kind => kind == TakeFileKind.Latents ? Results.StatusCode(503) : null;
        var lease = HostFixture.Lease(HostFixture.Order());
        await host.Studio.QueueAsync(lease);
        await host.Studio.WaitForAsync<Upload>(upload => upload.Kind == TakeFileKind.Master);
        await host.StopHostAsync();
        Assert.Single(host.FinishedTakes());
        Assert.Empty(host.Studio.Heard<JobRelease>());

        host.Studio.OnUpload = _ => null;
        host.StartHost();
        Assert.Equal(lease.JobId, (await host.Studio.WaitForAsync<JobCompletion>()).JobId);
    }

    [Fact]
    public async Task Run_HostShutsDown_SavesItsLatentsAndGivesTheJobBack()
    {
        await using var host = await HostFixture.StartAsync();
        var lease = HostFixture.Lease(HostFixture.Order(steps: 200, width: 512, height: 512, frames: 25));
        await host.Studio.QueueAsync(lease);
        await host.Studio.WaitForAsync<JobProgress>(report => report.Step >= 1 && report.Step * report.MillisecondsPerStep >= 1500);
        await host.StopHostAsync();

        var release = Assert.Single(host.Studio.Heard<JobRelease>());
        Assert.Equal((lease.JobId, false), (release.JobId, release.Cancelled));
        var saved = Assert.Single(host.Studio.Heard<JobCheckpoint>());
        Assert.Equal(host.Studio.Heard<JobProgress>().Max(report => report.Step), saved.Step);
        Assert.Empty(host.FinishedTakes());
    }

    [Theory]
    [InlineData(65, 32, 17, "A width of 65 was asked for")]
    [InlineData(64, 32, 5000, "5000 frames were asked for; 1 to 1501 are allowed")]
    public async Task Run_OrderOutOfRange_FailsWithWhatIsAllowed(int width, int height, int frames, string message)
    {
        await using var host = await HostFixture.StartAsync();
        await host.Studio.QueueAsync(HostFixture.Lease(HostFixture.Order(width: width, height: height, frames: frames)));
        Assert.StartsWith(message, (await host.Studio.WaitForAsync<JobFailure>()).Message);
    }

    [Fact]
    public async Task Run_ModelGone_FailsNamingTheModel()
    {
        await using var host = await HostFixture.StartAsync();
        await host.Studio.QueueAsync(HostFixture.Lease(HostFixture.Order() with { Model = "huge" }));
        Assert.Equal("Host Test host no longer has the model \"huge\". It has: tiny.", (await host.Studio.WaitForAsync<JobFailure>()).Message);
    }

    [Fact]
    public async Task Run_OrderForOtherWeights_FailsRatherThanMakeSomethingElse()
    {
        await using var host = await HostFixture.StartAsync();
        await host.Studio.QueueAsync(HostFixture.Lease(HostFixture.Order() with { ModelHash = new string('0', 64) }));
        Assert.Contains("other weights", (await host.Studio.WaitForAsync<JobFailure>()).Message);
    }

    [Fact]
    public async Task Run_WeightsDamaged_FailsNamingTheFile()
    {
        await using var host = await HostFixture.StartAsync();
        var weights = Path.Combine(host.ModelFolder, "transformer", "diffusion_pytorch_model.safetensors");
        await File.WriteAllBytesAsync(weights, (await File.ReadAllBytesAsync(weights))[..1000]);
        await host.Studio.QueueAsync(HostFixture.Lease(HostFixture.Order()));
        Assert.Contains(weights, (await host.Studio.WaitForAsync<JobFailure>()).Message);
    }

    [Fact]
    public async Task Run_FfmpegMissing_FailsBeforeDenoising()
    {
        await using var host = await HostFixture.StartAsync(options => options with { FfmpegFolder = options.ModelsFolder });
        await host.Studio.QueueAsync(HostFixture.Lease(HostFixture.Order()));
        Assert.Contains("FFmpeg (ffmpeg and ffprobe) was not found", (await host.Studio.WaitForAsync<JobFailure>()).Message);
        Assert.DoesNotContain(host.Studio.Heard<JobProgress>(), report => report.Phase == JobPhase.Denoising);
    }

    [Fact]
    public async Task Run_WorkFolderInUse_IsRefused()
    {
        await using var host = await HostFixture.StartAsync();
        var second = new InferenceWorker(host.Options, Microsoft.Extensions.Logging.Abstractions.NullLogger<InferenceWorker>.Instance);
        var refusal = await Assert.ThrowsAsync<IOException>(() => second.RunAsync(TestContext.Current.CancellationToken));
        Assert.Contains("in use by another host", refusal.Message);
    }

    private static float[] Latents(TestStudio studio, JobLease lease)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["latents.safetensors"], studio.Files[(lease.JobId, TakeFileKind.Latents)]);
        using var file = SafetensorsFile.Open(folder["latents.safetensors"]);
        return file.ToSingles("latents");
    }
}
