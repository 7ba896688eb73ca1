using SoraCollab.Core.Hosting;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Planning;
using SoraCollab.InferenceHost.Models.Hub;
using SoraCollab.ModelCompiler;

namespace SoraCollab.InferenceHost;

/// <summary>What an inference host needs to know: where the studio is, and what it may use of this machine.</summary>
public sealed record InferenceHostOptions
{
    /// <summary>The studio's address, http or https, such as <c>https://studio.example</c>; a path is kept as its base.</summary>
    public required Uri Server { get; init; }

    /// <summary>The key that the studio made for this host. Sent in the Authorization header alone.</summary>
    public required string Key { get; init; }

    /// <summary>Folder that holds one model per sub-folder. Looked through at every connection and every half minute while idle.</summary>
    public required string ModelsFolder { get; init; }

    /// <summary>Folder for takes until the studio has acknowledged them; made if need be. One host at a time may use it.</summary>
    public required string WorkFolder { get; init; }

    /// <summary>Folder that holds ffmpeg and ffprobe; null or empty looks on the PATH.</summary>
    public string? FfmpegFolder { get; init; }

    /// <summary>The host's name for people; the machine's unless told otherwise.</summary>
    public string Name { get; init; } = Environment.MachineName;

    /// <summary>Threads for the networks; null takes one per core.</summary>
    public int? Threads { get; init; }

    /// <summary>The device that runs the networks.</summary>
    public ExecutionProvider Provider { get; init; } = ExecutionProvider.Cpu;

    /// <summary>Which GPU, from 0; read for <see cref="ExecutionProvider.Cuda"/> only.</summary>
    public int GpuId { get; init; }

    /// <summary>Numbers in which the transformer multiplies; 8 bits are for the CPU, faster there and a little less exact.</summary>
    public WeightPrecision Precision { get; init; } = WeightPrecision.Float32;

    /// <summary>Models kept loaded at the same time, the last used ones, 1 or more.</summary>
    public int ResidentModels { get; init; } = 1;

    /// <summary>Where models are downloaded from: the Hugging Face Hub or a mirror of it.</summary>
    public Uri HubAddress { get; init; } = HubClient.DefaultAddress;

    /// <summary>A token of the Hub for models that ask for one; null without.</summary>
    public string? HubToken { get; init; }

    /// <summary>Memory of models that nobody has used for so long is released.</summary>
    public TimeSpan UnloadAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How weights are held in memory; decided from what there is unless told.</summary>
    public MemoryChoice Memory { get; init; } = MemoryChoice.Automatic;

    /// <summary>
    /// Work that may be lost when this host dies: latents are handed in before more than this is at stake. Runs that take
    /// less in all save none.
    /// </summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest time between two reports on a job.</summary>
    public TimeSpan ReportEvery { get; init; } = HostProtocol.ReportInterval;

    /// <summary>Where hashes of model files are remembered between runs.</summary>
    public ModelHash Hash { get; init; } = ModelHash.Default;

    /// <summary>What times are read from.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The device for people: "CPU, 2 cores". Says so where takes are made with 8-bit weights, as they differ.</summary>
    public string DeviceName => (Provider == ExecutionProvider.Cpu
        ? $"CPU, {Environment.ProcessorCount} {(Environment.ProcessorCount == 1 ? "core" : "cores")}"
        : $"{Provider} GPU {GpuId}") + (Precision == WeightPrecision.Int8 ? ", 8-bit weights" : "");
}
