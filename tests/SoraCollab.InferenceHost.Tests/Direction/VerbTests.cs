using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Verbs;
using SoraCollab.InferenceHost.Tests.Studio;
using SoraCollab.Media.Decoding;
using SoraCollab.Media.Tools;

namespace SoraCollab.InferenceHost.Tests.Direction;

/// <summary>Every verb from its order to its files, over the wire, with footage that the studio gives out.</summary>
public sealed class VerbTests
{
    private const int FrameBytes = 64 * 32 * 3;

    [Fact]
    public async Task Run_EveryVerb_MakesItsTakeAndKeepsKeptFramesExactly()
    {
        await using var host = await HostFixture.StartAsync();
        var (source, frames) = await MakeFootageAsync(host);
        async Task<byte[]> Do(TakeVerb verb, int count, string? prompt = null)
        {
            var order = HostFixture.Order(steps: 4) with { Verb = verb };
            if (prompt is not null) order = order with { Prompt = prompt };
            var completion = await MakeAsync(host, order with { Format = VerbRules.FormatOf(verb, order.Format) });
            Assert.Equal(verb, completion.Recipe.Verb);
            Assert.Equal(count / completion.Recipe.Format.FrameRate, completion.Media.DurationSeconds, 6);
            return await DecodeAsync(host.Studio.Files[(completion.JobId, TakeFileKind.Master)], completion.Recipe.Format.Width, completion.Recipe.Format.Height);
        }

        byte[] Part(byte[] all, int first, int count) => all.AsSpan(first * FrameBytes, count * FrameBytes).ToArray();
        var extended = await Do(new ExtendTake(source, 3, 9), 29);
        Assert.Equal(frames, Part(extended, 3, 17));
        var cut = await Do(new RecutTake(source, 5, 12, 4, 0), 11);
        Assert.Equal(Part(frames, 5, 7), Part(cut, 4, 7));
        var loop = await Do(new LoopTake(source, 6), 17);
        Assert.Equal(Part(frames, 3, 11), Part(loop, 3, 11));
        var back = await Do(new LoopTake(source, 0) { PlaysBack = true }, 32);
        for (var frame = 0; frame < 32; frame++) Assert.Equal(Part(frames, frame < 17 ? frame : 32 - frame, 1), Part(back, frame, 1));
        var between = await Do(new InterpolateTake(source, 2), 33);
        for (var frame = 0; frame < 17; frame++) Assert.Equal(Part(frames, frame, 1), Part(between, frame * 2, 1));
        await Do(new JoinTake(source, source, 7, 9, InfluenceCurve.Ease), 7);
        await Do(new JoinTake(source, source, 7, 9, InfluenceCurve.Even), 7, "a boat dissolves into a hill");
        await Do(new RemixTake(source, 0.5), 17);
        await Do(new RemixTake(source, 0.8) { Edit = new FlowEditing("a boat") { Averages = 2, LeastStrength = 0.25 } }, 17);
        await Do(new PictureTake([new PictureCondition(source, 2, 0, 1), new PictureCondition(source, 9, 16, 0.8)]), 17);
        var large = await Do(new UpscaleTake(source, 2), 17);
        Assert.Equal(17 * FrameBytes * 4, large.Length);
        Assert.Equal(FrameBytes, (await Do(new StillTake(), 1)).Length);

        // Each file is fetched once, under its hash, with the lease's token.
        var downloads = host.Studio.Heard<Download>();
        Assert.Equal(new[] { source.MediaHash, source.LatentsHash! }.Order(), downloads.Select(download => download.Hash).Order());
        Assert.All(downloads, download => Assert.Equal(1, download.LeaseToken));
    }

    [Fact]
    public async Task Run_ExtensionBothWays_ResumesFromEachCheckpointToTheSameBits()
    {
        await using var host = await HostFixture.StartAsync(options => options with { CheckpointEvery = TimeSpan.Zero });
        var (source, _) = await MakeFootageAsync(host);
        var order = HostFixture.Order(steps: 8) with { Verb = new ExtendTake(source, 8, 8) };
        order = order with { Format = VerbRules.FormatOf(order.Verb, order.Format) };
        var whole = await MakeAsync(host, order);
        var checkpoint = host.Studio.Heard<JobCheckpoint>().Where(saved => saved.JobId == whole.JobId).MaxBy(saved => saved.Step)!;

        var lease = HostFixture.Lease(order, token: 2) with { Checkpoint = checkpoint };
        await host.Studio.QueueAsync(lease);
        var resumed = await host.Studio.WaitForAsync<JobCompletion>(completion => completion.JobId == lease.JobId);

        Assert.InRange(checkpoint.Step, 9, 15);
        Assert.Equal(16, checkpoint.StepCount);
        Assert.Equal(whole.Media.ClipHash, resumed.Media.ClipHash);
        Assert.Equal(whole.Media.LatentsHash, resumed.Media.LatentsHash);
        Assert.DoesNotContain(host.Studio.Heard<JobPreview>(), preview => preview.JobId == lease.JobId && preview.Step <= checkpoint.Step);
    }

    [Theory]
    [InlineData(UpscaleTake.Kind)]
    [InlineData(InterpolateTake.Kind)]
    [InlineData(StillTake.Kind)]
    public async Task Run_RefiningVerb_ResumesInTheMiddleToTheSameBits(string kind)
    {
        await using var host = await HostFixture.StartAsync(options => options with { CheckpointEvery = TimeSpan.Zero });
        var (source, _) = await MakeFootageAsync(host);
        TakeVerb verb = kind switch { UpscaleTake.Kind => new UpscaleTake(source, 4), InterpolateTake.Kind => new InterpolateTake(source, 2), _ => new StillTake() };
        var order = HostFixture.Order(steps: 8) with { Verb = verb };
        order = order with { Format = verb is StillTake ? order.Format with { Width = 256, Height = 256, FrameCount = 1 } : VerbRules.FormatOf(verb, order.Format) };
        var whole = await MakeAsync(host, order);
        var checkpoint = host.Studio.Heard<JobCheckpoint>().Where(saved => saved.JobId == whole.JobId).MaxBy(saved => saved.Step)!;

        var lease = HostFixture.Lease(order, token: 2) with { Checkpoint = checkpoint };
        await host.Studio.QueueAsync(lease);
        var resumed = await host.Studio.WaitForAsync<JobCompletion>(completion => completion.JobId == lease.JobId);

        Assert.InRange(checkpoint.Step, 1, checkpoint.StepCount - 1);
        Assert.Equal(whole.Media.MasterHash, resumed.Media.MasterHash);
        Assert.Equal(whole.Media.LatentsHash, resumed.Media.LatentsHash);
        Assert.DoesNotContain(host.Studio.Heard<JobPreview>(), preview => preview.JobId == lease.JobId && preview.Step <= checkpoint.Step);
    }

    [Theory]
    [InlineData(false, "does not give out footage")]
    [InlineData(true, "arrived damaged 3 times")]
    public async Task Run_FootageMissingOrDamaged_FailsInWords(bool damaged, string words)
    {
        await using var host = await HostFixture.StartAsync();
        var footage = new Footage { MediaHash = new string('a', 64), Width = 64, Height = 32, FrameCount = 17, FrameRate = 25 };
        if (damaged) host.Studio.Footage[footage.MediaHash] = [1, 2, 3];

        await host.Studio.QueueAsync(HostFixture.Lease(HostFixture.Order() with { Verb = new RemixTake(footage, 0.5) }));

        Assert.Contains(words, (await host.Studio.WaitForAsync<JobFailure>()).Message);
    }

    [Fact]
    public async Task Run_BeatsInALongTake_ReachTheRecipeAndTheFrames()
    {
        await using var host = await HostFixture.StartAsync();
        var order = HostFixture.Order(steps: 3, frames: 41);
        var plain = await MakeAsync(host, order with { Beats = [new PromptBeat(17, "a white ship")] });
        var other = await MakeAsync(host, order with { Beats = [new PromptBeat(17, "a green hill")] });

        Assert.Equal("a green hill", Assert.Single(other.Recipe.Beats).Prompt);
        Assert.NotEqual(plain.Media.ClipHash, other.Media.ClipHash);
    }

    private static async Task<JobCompletion> MakeAsync(HostFixture host, JobOrder order)
    {
        var lease = HostFixture.Lease(order);
        await host.Studio.QueueAsync(lease);
        var heard = await host.Studio.WaitForAsync<object>(message => message is JobCompletion done && done.JobId == lease.JobId || message is JobFailure failed && failed.JobId == lease.JobId);
        return heard as JobCompletion ?? throw new InvalidOperationException(((JobFailure)heard).Message);
    }

    private static async Task<(Footage Source, byte[] Frames)> MakeFootageAsync(HostFixture host)
    {
        var completion = await MakeAsync(host, HostFixture.Order());
        var master = host.Studio.Files[(completion.JobId, TakeFileKind.Master)];
        host.Studio.Footage[completion.Media.MasterHash!] = master;
        host.Studio.Footage[completion.Media.LatentsHash!] = host.Studio.Files[(completion.JobId, TakeFileKind.Latents)];
        var footage = new Footage
        {
            Take = TakeId.New(),
            MediaHash = completion.Media.MasterHash!,
            LatentsHash = completion.Media.LatentsHash,
            LatentsModelHash = completion.Recipe.ModelHash,
            Width = 64,
            Height = 32,
            FrameCount = 17,
            FrameRate = 25,
        };
        return (footage, await DecodeAsync(master, 64, 32));
    }

    private static async Task<byte[]> DecodeAsync(byte[] master, int width, int height)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["master.mkv"], master);
        return await new FrameDecoder(FfmpegTools.Find()).DecodeAsync(folder["master.mkv"], new FrameTarget(width, height, null, 1000), CancellationToken.None);
    }
}
