using System.Threading.Channels;
using Microsoft.Extensions.Options;
using SkiaSharp;
using SoraCollab.Core;
using SoraCollab.Web.Previews;
using SoraCollab.Web.Tests.MediaFiles;

namespace SoraCollab.Web.Tests.Previews;

public sealed class PreviewBrokerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly PreviewBroker _broker = new(TimeProvider.System, Options.Create(new PreviewOptions()));
    private readonly ProjectId _film = ProjectId.New();
    private readonly JobId _job = JobId.New();

    [Fact]
    public async Task Watch_WhileAJobRuns_GetsItsLastSheetAtOnce()
    {
        _broker.Publish(_film, _job, Sheet(7));
        var seen = Channel.CreateUnbounded<int>();
        _broker.Watch("late", _film, (frame, _) => seen.Writer.WriteAsync(frame.Step, CancellationToken.None).AsTask());
        Assert.Equal(7, await seen.Reader.ReadAsync().AsTask().WaitAsync(Patience));
        _broker.Leave("late");
    }

    [Fact]
    public async Task Publish_ToASlowViewer_DropsAllButTheNewest()
    {
        var seen = Channel.CreateUnbounded<int>();
        var drawn = new SemaphoreSlim(0);
        _broker.Watch("slow", _film, async (frame, gone) =>
        {
            await seen.Writer.WriteAsync(frame.Step, CancellationToken.None);
            await drawn.WaitAsync(gone);
        });
        _broker.Publish(_film, _job, Sheet(1));
        Assert.Equal(1, await seen.Reader.ReadAsync().AsTask().WaitAsync(Patience));
        for (var step = 2; step <= 50; step++)
            _broker.Publish(_film, _job, Sheet(step));
        Assert.False(seen.Reader.TryRead(out _));
        drawn.Release();
        Assert.Equal(50, await seen.Reader.ReadAsync().AsTask().WaitAsync(Patience));
        _broker.Leave("slow");
    }

    [Fact]
    public async Task Publish_WhileOneViewerHangs_ReachesTheOthers()
    {
        var never = new TaskCompletionSource();
        _broker.Watch("hung", _film, (_, gone) => never.Task.WaitAsync(gone));
        var seen = Channel.CreateUnbounded<int>();
        _broker.Watch("quick", _film, (frame, _) => seen.Writer.WriteAsync(frame.Step, CancellationToken.None).AsTask());
        for (var step = 1; step <= 3; step++)
        {
            _broker.Publish(_film, _job, Sheet(step));
            Assert.Equal(step, await seen.Reader.ReadAsync().AsTask().WaitAsync(Patience));
        }
        _broker.Leave("hung");
        _broker.Leave("quick");
    }

    [Fact]
    public async Task Publish_OfAnotherProject_ReachesNobodyElse()
    {
        var seen = Channel.CreateUnbounded<int>();
        _broker.Watch("viewer", _film, (frame, _) => seen.Writer.WriteAsync(frame.Step, CancellationToken.None).AsTask());
        _broker.Publish(ProjectId.New(), JobId.New(), Sheet(1));
        _broker.Publish(_film, _job, Sheet(2));
        Assert.Equal(2, await seen.Reader.ReadAsync().AsTask().WaitAsync(Patience));
        Assert.False(seen.Reader.TryRead(out _));
        _broker.Leave("viewer");
    }

    [Fact]
    public async Task Publish_AfterAViewerFailedToDraw_SendsTheNext()
    {
        var seen = Channel.CreateUnbounded<int>();
        _broker.Watch("torn", _film, async (frame, _) =>
        {
            await seen.Writer.WriteAsync(frame.Step, CancellationToken.None);
            if (frame.Step == 1)
                throw new IOException("The sheet could not be drawn.");
        });
        _broker.Publish(_film, _job, Sheet(1));
        Assert.Equal(1, await seen.Reader.ReadAsync().AsTask().WaitAsync(Patience));
        _broker.Publish(_film, _job, Sheet(2));
        Assert.Equal(2, await seen.Reader.ReadAsync().AsTask().WaitAsync(Patience));
        _broker.Leave("torn");
    }

    [Fact]
    public void Finish_OfAJob_ForgetsItsSheetAndSaysSo()
    {
        var ended = new List<JobId>();
        _broker.Ended += (_, job) => ended.Add(job);
        _broker.Publish(_film, _job, Sheet(1));
        _broker.Finish(_film, _job);
        _broker.Finish(_film, _job);
        Assert.Null(_broker.Last(_job));
        Assert.Equal([_job], ended);
    }

    [Fact]
    public void Publish_WherePolicyBlurs_IsSharpOnlyOnceChecked()
    {
        var broker = new PreviewBroker(TimeProvider.System, Options.Create(new PreviewOptions { BlurUntilChecked = true }));
        var sharp = Sheet(1) with { Columns = 1, Rows = 1, Bytes = TestPicture.Make(SKColors.Coral) };
        broker.Publish(_film, _job, sharp);
        Assert.Equal("image/jpeg", broker.Last(_job)!.ContentType);
        Assert.NotEqual(sharp.Bytes, broker.Last(_job)!.Bytes);
        Assert.InRange(SKBitmap.Decode(broker.Last(_job)!.Bytes).GetPixel(32, 24).Red, SKColors.Coral.Red - 8, 255);

        broker.Publish(_film, _job, sharp with { Step = 2 }, isChecked: true);
        Assert.Equal(sharp.Bytes, broker.Last(_job)!.Bytes);
    }

    [Fact]
    public void Publish_SheetThatCannotBeBlurred_IsNotShown()
    {
        var broker = new PreviewBroker(TimeProvider.System, Options.Create(new PreviewOptions { BlurUntilChecked = true }));
        broker.Publish(_film, _job, Sheet(1));
        Assert.Null(broker.Last(_job));
    }

    private PreviewFrame Sheet(int step) => new()
    {
        JobId = _job.ToString(),
        ProjectId = _film.ToString(),
        ShotId = ShotId.New().ToString(),
        Step = step,
        StepCount = 50,
        Columns = 4,
        Rows = 2,
        FrameCount = 8,
        FrameWidth = 64,
        FrameHeight = 40,
        FramesPerSecond = 8,
        ContentType = "image/jpeg",
        Bytes = [1, 2, 3],
    };
}
