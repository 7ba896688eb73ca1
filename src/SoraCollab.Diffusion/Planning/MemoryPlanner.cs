using System.Globalization;
using SoraCollab.Diffusion.Models;

namespace SoraCollab.Diffusion.Planning;

/// <summary>Decides from a device's memory and a model's sizes what is resident and what is streamed.</summary>
public static class MemoryPlanner
{
    /// <summary>Part of the memory that is left to others: the driver, the system, fragments.</summary>
    private const double Kept = 0.08;

    /// <summary>Streaming needs two sets of a block's weights: one is read while the other is used.</summary>
    private const int StagingSets = 2;

    /// <summary>Copies of a weight in floats while one is laid out for speed; measured 1.0 to 1.4 where it is widened first.</summary>
    private const double LayoutCopies = 1.4;

    /// <summary>Decides.</summary>
    /// <param name="sizes">The model.</param>
    /// <param name="device">The device.</param>
    /// <param name="choice">What the operator wants.</param>
    public static MemoryPlan Plan(ModelSizes sizes, DeviceMemory device, MemoryChoice choice = MemoryChoice.Automatic)
    {
        if (device.Bytes <= 0) return Refusal($"The memory of the device {device.Provider} cannot be found out; is its driver there?");
        return device.Provider == ExecutionProvider.Cpu ? OnProcessor(sizes, device.Bytes, choice) : OnGpu(sizes, device, choice);
    }

    /// <summary>
    /// On a processor weights are pages of their files, which the system may drop and read again. Where there is room, a second copy in another
    /// layout multiplies faster. Networks compute in 32-bit floats, so weights of 16 bits are widened: all of them, or block by block.
    /// </summary>
    private static MemoryPlan OnProcessor(ModelSizes sizes, long memory, MemoryChoice choice)
    {
        var room = Usable(memory);
        long Floats(long bytes) => (long)(bytes * sizes.FloatBytesPerByte);

        var prepacked = sizes.WeightBytes + (long)(LayoutCopies * Floats(sizes.WeightBytes)) + sizes.WorkBytes;
        if (choice != MemoryChoice.Streamed && prepacked <= room)
            return Resident(sizes, true, $"All on the processor: {Size(sizes.WeightBytes)} of weights, laid out for speed, {Size(prepacked)} of {Size(memory)} in all.");
        if (choice == MemoryChoice.Resident)
            return Refusal($"To hold all in memory takes {Size(prepacked)}; of {Size(memory)} at most {Size(room)} may be used. Choose automatic.");
        var mapped = sizes.WeightBytes + sizes.WorkBytes;
        if (choice != MemoryChoice.Streamed && sizes.FloatBytesPerByte <= 1 && mapped <= room)
            return Resident(sizes, false, $"All on the processor: {Size(sizes.WeightBytes)} of weights as pages of their files, {Size(mapped)} of {Size(memory)} in all.");

        // The text encoder's two sets are there while a prompt is encoded, the transformer's after that.
        var staging = StagingSets * Floats(Math.Max(sizes.BlockBytes, sizes.TextBlockBytes));
        var least = staging + Floats(sizes.TransformerRestBytes + sizes.AutoencoderBytes) + sizes.WorkBytes;
        if (least > room) return TooSmall(least, memory, room);
        var resident = choice == MemoryChoice.Streamed ? 0 : (int)Math.Clamp((room - least) / Math.Max(1, Floats(sizes.BlockBytes)), 0, sizes.BlockCount);
        return Streamed(sizes, resident, true, "read from the disk") with
        {
            Sentence = $"On the processor block by block: the text encoder read from the disk for each prompt, {resident} of {sizes.BlockCount} transformer blocks resident"
                + (resident < sizes.BlockCount ? $", the rest streamed: {Size((sizes.BlockCount - resident) * sizes.BlockBytes)} read from the disk in each step; " : "; ")
                + $"{Size(least + (resident * Floats(sizes.BlockBytes)))} of {Size(memory)} in all.",
        };
    }

    private static MemoryPlan OnGpu(ModelSizes sizes, DeviceMemory device, MemoryChoice choice)
    {
        var room = Usable(device.Bytes);
        var all = sizes.WeightBytes + sizes.WorkBytes;
        if (choice != MemoryChoice.Streamed && all <= room)
            return Resident(sizes, false, $"All on the GPU: {Size(all)} of {Size(device.Bytes)}.");

        // The text encoder runs once a take, the autoencoder after the last step.
        var denoising = Math.Max(sizes.TransformerBytes, sizes.AutoencoderBytes) + sizes.WorkBytes;
        if (choice == MemoryChoice.Resident && denoising > room)
            return Refusal($"To hold the transformer on the GPU takes {Size(denoising)}; of {Size(device.Bytes)} at most {Size(room)} may be used. Choose automatic.");
        if (sizes.TextEncoderBytes > Usable(device.HostBytes))
            return Refusal($"The text encoder ({Size(sizes.TextEncoderBytes)}) fits neither on the GPU beside the rest nor into the {Size(device.HostBytes)} of the machine.");
        if (choice != MemoryChoice.Streamed && denoising <= room)
            return Resident(sizes, false, $"Text encoder on the CPU, all {sizes.BlockCount} blocks resident: {Size(denoising)} of {Size(device.Bytes)}.") with { TextEncoderOnDevice = false };
        return Least(sizes) is var least && least > room
            ? TooSmall(least, device.Bytes, room)
            : Streamed(sizes, choice == MemoryChoice.Streamed ? 0 : BlocksIn(sizes, room), false, "moved to the GPU");
    }

    /// <summary>What denoising takes with no block resident.</summary>
    private static long Streaming(ModelSizes sizes) => (StagingSets * sizes.BlockBytes) + sizes.TransformerRestBytes + sizes.WorkBytes;

    /// <summary>Least memory of all: the autoencoder has it to itself after the last step.</summary>
    private static long Least(ModelSizes sizes) => Math.Max(Streaming(sizes), sizes.AutoencoderBytes + sizes.WorkBytes);

    /// <summary>Blocks that fit beside those that are streamed.</summary>
    private static int BlocksIn(ModelSizes sizes, long room) =>
        (int)Math.Clamp((room - Streaming(sizes)) / Math.Max(1, sizes.BlockBytes), 0, Math.Max(0, sizes.BlockCount - 1));

    private static MemoryPlan Resident(ModelSizes sizes, bool prepack, string sentence) =>
        new() { Fits = true, ResidentBlocks = sizes.BlockCount, PrepackWeights = prepack, Sentence = sentence };

    private static MemoryPlan Streamed(ModelSizes sizes, int resident, bool textOnDevice, string how)
    {
        var streamed = sizes.BlockCount - resident;
        var bytes = streamed * sizes.BlockBytes;
        return new MemoryPlan
        {
            Fits = true,
            TextEncoderOnDevice = textOnDevice,
            RunsBlockwise = true,
            ResidentBlocks = resident,
            StreamedBlocks = streamed,
            StreamedBytesPerStep = bytes,
            Sentence = $"{(textOnDevice ? "" : "Text encoder on the CPU, ")}{resident} of {sizes.BlockCount} blocks resident, the rest streamed: {Size(bytes)} {how} in each step.",
        };
    }

    private static MemoryPlan TooSmall(long least, long memory, long room) =>
        Refusal($"The memory is too small even for streaming: it takes {Size(least)}, and of {Size(memory)} at most {Size(room)} may be used.");

    private static MemoryPlan Refusal(string sentence) => new() { Fits = false, Sentence = sentence };

    private static long Usable(long memory) => (long)(memory * (1 - Kept));

    private static string Size(long bytes) => bytes >= 1e8 ? (bytes / 1e9).ToString("0.0 'GB'", CultureInfo.InvariantCulture) : (bytes / 1e6).ToString("0 'MB'", CultureInfo.InvariantCulture);
}
