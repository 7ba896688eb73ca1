using System.Buffers;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Tests.Storyboards;
using SoraCollab.Core.Tests.Verbs;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Core.Tests.Hosting;

/// <summary>The hub records must survive the hub's own MessagePack protocol, as it is set up by default.</summary>
public sealed class HostMessagesTests
{
    [Fact]
    public void MessagePack_EveryHubRecord_ReadsBackTheSame()
    {
        var job = JobId.New();
        var take = TestStoryboard.Take(ShotId.New());
        var checkpoint = new JobCheckpoint { JobId = job, LeaseToken = 3, Step = 4, StepCount = 20, ModelHash = "h", Latents = [1, 2] };
        var order = new JobOrder
        {
            Prompt = "雨 🎬", Format = ShotFormat.Default, Seed = ulong.MaxValue, Steps = null, GuidanceScale = 3.5, Model = "m",
            Verb = new PictureTake([new(TestVerbs.Footage(), 3, 8, 0.5)]), Beats = [new(0, "dawn"), new(8, "雨")], VariationGroup = Guid.NewGuid(),
        };
        var model = TestVerbs.Model with { WindowFrameCount = 97, TokenSize = 16, VocabularyJson = "{}" };
        object[] records =
        [
            new HostAnnouncement { Name = "n", Device = "CPU", SoftwareVersion = "1", Models = [model] },
            new HostWelcome { HostId = HostId.New(), LeaseSeconds = 30 },
            new JobLease { JobId = job, LeaseToken = 3, Attempt = 1, Order = order, Checkpoint = checkpoint },
            new JobProgress { JobId = job, LeaseToken = 3, Phase = JobPhase.Denoising, Step = 2, StepCount = 20, MillisecondsPerStep = 12.5 },
            new JobPreview
            {
                JobId = job, LeaseToken = 3, Step = 1, StepCount = 20, ContentType = "image/webp", Sheet = [1, 2, 3], Columns = 4, Rows = 2,
                FrameCount = 8, FrameWidth = 64, FrameHeight = 40, FrameRate = 4,
            },
            checkpoint,
            new JobCompletion { JobId = job, LeaseToken = 3, Recipe = take.Recipe with { Verb = order.Verb, Beats = order.Beats }, Media = take.Media },
            new JobFailure { JobId = job, LeaseToken = 3, Message = "no" },
            new JobRelease { JobId = job, LeaseToken = 3, Cancelled = true },
            LeaseAnswer.LeaseLost,
            job,
        ];
        foreach (var record in records) Assert.Equal(Json(record), Json(RoundTrip(record)));
    }

    [Fact]
    public void UploadPath_Kind_IsLowerCase()
    {
        var job = JobId.New();
        Assert.Equal($"/api/host/jobs/{job}/files/latents", HostProtocol.UploadPath(job, TakeFileKind.Latents));
    }

    [Fact]
    public void HostKey_TwoKeys_DifferAndHashTheSameEachTime()
    {
        var key = HostKey.Create();
        Assert.NotEqual(key, HostKey.Create());
        Assert.Equal(HostKey.Hash(key), HostKey.Hash(key));
        Assert.Equal(64, HostKey.Hash(key).Length);
        Assert.DoesNotContain(key, HostKey.Hash(key));
    }

    [Theory]
    [InlineData(250, 160, 25, null)]
    [InlineData(32, 160, 25, null)]
    [InlineData(256, 1024, 25, null)]
    [InlineData(256, 160, 24, null)]
    [InlineData(256, 160, 129, null)]
    [InlineData(256, 160, 25, 1001)]
    public void Check_FormatTheModelCannotMake_IsRefused(int width, int height, int frames, int? steps)
    {
        var model = new ModelInfo
        {
            Name = "animatic", Hash = "h", SizeMultiple = 32, MinimumSize = 64, MaximumWidth = 512, MaximumHeight = 512, FrameMultiple = 8,
            MaximumFrameCount = 121, DefaultFormat = ShotFormat.Default, DefaultSteps = 20, DefaultGuidanceScale = 3,
        };
        model.Check(ShotFormat.Default, 20);
        Assert.ThrowsAny<CommandRefusedException>(() => model.Check(new ShotFormat(width, height, frames, 12), steps));
    }

    private static string Json(object record) => System.Text.Json.JsonSerializer.Serialize(record, record.GetType(), StudioJson.Options);

    private static object RoundTrip(object record)
    {
        var protocol = new MessagePackHubProtocol();
        var bytes = new ArrayBufferWriter<byte>();
        protocol.WriteMessage(new InvocationMessage("M", [record]), bytes);
        var sequence = new ReadOnlySequence<byte>(bytes.WrittenMemory);
        Assert.True(protocol.TryParseMessage(ref sequence, new Binder(record.GetType()), out var message));
        return Assert.IsType<InvocationMessage>(message).Arguments[0]!;
    }

    private sealed class Binder(Type type) : IInvocationBinder
    {
        public Type GetReturnType(string invocationId) => type;

        public IReadOnlyList<Type> GetParameterTypes(string methodName) => [type];

        public Type GetStreamItemType(string streamId) => type;
    }
}
