using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Planning;
using SoraCollab.ModelCompiler.Folders;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Planning;

public sealed class MemoryPlannerTests
{
    private const long Gigabyte = 1_000_000_000;

    // About LTX-Video 2B with T5 XXL in bf16, and Wan 14B with UMT5.
    private static readonly ModelSizes Small = new(9_500_000_000, 28, 130_000_000, 200_000_000, 1_700_000_000, 1_500_000_000);
    private static readonly ModelSizes Large = new(11_400_000_000, 40, 700_000_000, 500_000_000, 500_000_000, 3_000_000_000);

    [Theory]
    [InlineData(24, 28, 0, true, "All on the GPU")]
    [InlineData(12, 28, 0, false, "Text encoder on the CPU, all 28 blocks resident")]
    [InlineData(5, 20, 8, false, "Text encoder on the CPU, 20 of 28 blocks resident, the rest streamed: 1.0 GB moved to the GPU in each step.")]
    public void Plan_SmallModelOnGpu_MovesOutTheTextEncoderThenBlocks(long gigabytes, int resident, int streamed, bool textOnDevice, string words)
    {
        var plan = MemoryPlanner.Plan(Small, Gpu(gigabytes));

        Assert.True(plan.Fits);
        Assert.Equal((resident, streamed, textOnDevice), (plan.ResidentBlocks, plan.StreamedBlocks, plan.TextEncoderOnDevice));
        Assert.Contains(words, plan.Sentence);
    }

    [Fact]
    public void Plan_AnyMemory_NeverUsesMoreThanThereIsAndMoreMemoryNeverStreamsMore()
    {
        var before = int.MaxValue;
        for (long memory = Gigabyte / 2; memory < 80 * Gigabyte; memory += Gigabyte / 4)
        {
            var plan = MemoryPlanner.Plan(Large, new DeviceMemory(ExecutionProvider.Cuda, memory, 64 * Gigabyte));
            if (!plan.Fits) continue;
            var staging = plan.StreamedBlocks > 0 ? 2 * Large.BlockBytes : 0;
            var used = (plan.ResidentBlocks * Large.BlockBytes) + staging + Large.TransformerRestBytes + Large.WorkBytes + (plan.TextEncoderOnDevice ? Large.TextEncoderBytes + Large.AutoencoderBytes : 0);
            Assert.InRange(used, 0, memory);
            Assert.Equal(Large.BlockCount, plan.ResidentBlocks + plan.StreamedBlocks);
            Assert.InRange(plan.StreamedBlocks, 0, before);
            before = plan.StreamedBlocks;
        }

        Assert.Equal(0, before);
    }

    [Fact]
    public void Plan_TooSmallEvenForStreaming_SaysWhatItTakesAndWhatThereIs()
    {
        var plan = MemoryPlanner.Plan(Large, Gpu(4));

        Assert.False(plan.Fits);
        Assert.Contains("too small even for streaming: it takes 4.9 GB, and of 4.0 GB", plan.Sentence);
    }

    [Fact]
    public void Plan_GpuWithoutDriver_SaysSo() =>
        Assert.Contains("cannot be found out", MemoryPlanner.Plan(Small, new DeviceMemory(ExecutionProvider.Cuda, 0, 64 * Gigabyte)).Sentence);

    [Theory]
    [InlineData(64, true, 28)]
    [InlineData(24, false, 28)]
    [InlineData(8, false, 28)]
    public void Plan_SmallModelOnProcessor_KeepsWeightsInTheirFilesWhereCopiesDoNotFit(long gigabytes, bool prepacked, int most)
    {
        var plan = MemoryPlanner.Plan(Small, new DeviceMemory(ExecutionProvider.Cpu, gigabytes * Gigabyte, gigabytes * Gigabyte));

        Assert.True(plan.Fits);
        Assert.Equal(prepacked, plan.PrepackWeights);
        Assert.InRange(plan.ResidentBlocks, 0, most);
    }

    [Theory]
    [InlineData(64, MemoryChoice.Automatic, 28, false)]
    [InlineData(24, MemoryChoice.Automatic, 28, true)]
    [InlineData(10, MemoryChoice.Automatic, 9, true)]
    [InlineData(64, MemoryChoice.Streamed, 0, true)]
    public void Plan_SixteenBitWeightsOnProcessor_AreWidenedBlockByBlockWhereAllDoNotFit(long gigabytes, MemoryChoice choice, int resident, bool blockwise)
    {
        var sizes = Small with { FloatBytesPerByte = 2, TextBlockBytes = 390_000_000 };

        var plan = MemoryPlanner.Plan(sizes, new DeviceMemory(ExecutionProvider.Cpu, gigabytes * Gigabyte, gigabytes * Gigabyte), choice);

        Assert.True(plan.Fits);
        Assert.Equal((resident, blockwise), (plan.ResidentBlocks, plan.RunsBlockwise));
        var settings = plan.SettingsOf(new SessionSettings { ThreadCount = 3 });
        Assert.Equal((blockwise ? resident : (int?)null, !blockwise, 3), (settings.ResidentBlocks, settings.PrepackWeights, settings.ThreadCount));
        Assert.Equal(settings, plan.TextSettingsOf(new SessionSettings { ThreadCount = 3 }));
        if (blockwise) Assert.Contains($"{resident} of 28 transformer blocks resident", plan.Sentence);
    }

    [Fact]
    public void Plan_SixteenBitWeightsAndTooLittleMemory_IsRefusedWithFigures()
    {
        var plan = MemoryPlanner.Plan(Small with { FloatBytesPerByte = 2, TextBlockBytes = 390_000_000 }, new DeviceMemory(ExecutionProvider.Cpu, 4 * Gigabyte, 4 * Gigabyte));

        Assert.False(plan.Fits);
        Assert.Contains("too small even for streaming: it takes 6.9 GB", plan.Sentence);
    }

    [Fact]
    public void TextSettingsOf_TextEncoderBesideTheGpu_RunsOnTheProcessorBlockByBlock()
    {
        var plan = MemoryPlanner.Plan(Small, Gpu(5));
        var session = new SessionSettings { Provider = ExecutionProvider.Cuda, DeviceId = 1 };

        Assert.Equal(session with { PrepackWeights = false, ResidentBlocks = 20 }, plan.SettingsOf(session));
        Assert.Equal(session with { PrepackWeights = false, ResidentBlocks = 0, Provider = ExecutionProvider.Cpu }, plan.TextSettingsOf(session));
    }

    [Fact]
    public void Plan_Override_IsFollowedOrRefusedWithItsReason()
    {
        Assert.Equal(28, MemoryPlanner.Plan(Small, Gpu(48), MemoryChoice.Streamed).StreamedBlocks);
        Assert.False(MemoryPlanner.Plan(Small, new DeviceMemory(ExecutionProvider.Cpu, 64 * Gigabyte, 64 * Gigabyte), MemoryChoice.Streamed).PrepackWeights);
        var refused = MemoryPlanner.Plan(Large, Gpu(24), MemoryChoice.Resident);
        Assert.False(refused.Fits);
        Assert.Contains("Choose automatic", refused.Sentence);
    }

    [Fact]
    public void Read_TinyModel_CountsEveryByteOfItsParts()
    {
        var folder = Golden.PathOf("pipelines/ltx_text_to_video_090");

        var sizes = ModelSizes.Read(ModelFolder.Open(folder));

        Assert.True(sizes.BlockCount > 0);
        var file = new FileInfo(Path.Combine(folder, "text_encoder", "model.safetensors"));
        Assert.InRange(sizes.TextEncoderBytes, file.Length - 20_000, file.Length);
        var transformer = new FileInfo(Path.Combine(folder, "transformer", "diffusion_pytorch_model.safetensors"));
        Assert.InRange(sizes.TransformerBytes, transformer.Length - 50_000, transformer.Length);
    }

    [Theory]
    [InlineData("81559\n", 81559L * 1024 * 1024)]
    [InlineData("NVIDIA-SMI has failed", 0)]
    [InlineData("", 0)]
    public void ParseMebibytes_AnswerOfTheDriver_IsBytes(string answer, long bytes) => Assert.Equal(bytes, DeviceMemory.ParseMebibytes(answer));

    private static DeviceMemory Gpu(long gigabytes) => new(ExecutionProvider.Cuda, gigabytes * Gigabyte, 64 * Gigabyte);
}
