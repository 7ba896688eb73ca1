using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;

namespace SoraCollab.InferenceHost.Takes;

/// <summary>A take that is made and lies on this host's disk until the studio has acknowledged it.</summary>
internal sealed record FinishedTake
{
    /// <summary>What was asked for.</summary>
    public required JobOrder Order { get; init; }

    /// <summary>What the studio is told; it names the files by their hashes.</summary>
    public required JobCompletion Completion { get; init; }

    /// <summary>Name of a take's file in its folder.</summary>
    public static string FileName(TakeFileKind kind) => kind switch
    {
        TakeFileKind.Clip => "clip.mp4",
        TakeFileKind.Poster => "poster.jpg",
        TakeFileKind.Master => "master.mkv",
        TakeFileKind.Latents => "latents.safetensors",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A take has a clip, a poster, a master and latents."),
    };

    /// <summary>SHA-256 of a file in lower-case hexadecimal.</summary>
    public string Hash(TakeFileKind kind) => kind switch
    {
        TakeFileKind.Clip => Completion.Media.ClipHash,
        TakeFileKind.Poster => Completion.Media.PosterHash,
        TakeFileKind.Master => Completion.Media.MasterHash!,
        TakeFileKind.Latents => Completion.Media.LatentsHash!,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A take has a clip, a poster, a master and latents."),
    };
}
