using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Takes;

namespace SoraCollab.Core.Verbs;

/// <summary>
/// Frames that a verb reads, named by their content: a take of the film, or an uploaded picture or film. Wherever a verb
/// counts frames of footage, it counts them at the frame rate of the take to be made: a host first conforms footage to it.
/// </summary>
public sealed record Footage
{
    /// <summary>The take that the frames are of; null for uploaded media.</summary>
    public TakeId? Take { get; init; }

    /// <summary>SHA-256 of the lossless file in lower-case hexadecimal: a take's master, or an upload as the media gate made it.</summary>
    public required string MediaHash { get; init; }

    /// <summary>SHA-256 of the take's final latents; null where none are kept.</summary>
    public string? LatentsHash { get; init; }

    /// <summary>SHA-256 of the weights that made the latents: with others, the frames must be encoded anew.</summary>
    public string? LatentsModelHash { get; init; }

    /// <summary>Width in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Frames of the file: 1 for a picture.</summary>
    public required int FrameCount { get; init; }

    /// <summary>Frames per second of the file; of no meaning for a picture, but above 0.</summary>
    public required double FrameRate { get; init; }

    /// <summary>Frames that it has once conformed to another frame rate and as long as before: at least 1.</summary>
    /// <param name="frameRate">Frames per second, above 0.</param>
    public int FrameCountAt(double frameRate) =>
        FrameCount == 1 ? 1 : Math.Max(1, (int)Math.Round(FrameCount * frameRate / FrameRate, MidpointRounding.AwayFromZero));

    /// <summary>The frames of a take.</summary>
    /// <exception cref="InvalidVerbException">No lossless file is kept of the take.</exception>
    public static Footage Of(Take take) => new()
    {
        Take = take.Id,
        MediaHash = take.Media.MasterHash
            ?? throw new InvalidVerbException($"No lossless file is kept of take {take.Number}, so nothing can be made of it. Generate it again first."),
        LatentsHash = take.Media.LatentsHash,
        LatentsModelHash = take.Media.LatentsHash is null ? null : take.Recipe.ModelHash,
        Width = take.Recipe.Format.Width,
        Height = take.Recipe.Format.Height,
        FrameCount = take.Recipe.Format.FrameCount,
        FrameRate = take.Recipe.Format.FrameRate,
    };

    /// <summary>Project media of which only the hash is known yet: the studio looks up the rest when a take is asked for.</summary>
    public static Footage Named(string mediaHash) => new() { MediaHash = mediaHash, Width = 1, Height = 1, FrameCount = 1, FrameRate = 1 };

    /// <summary>The frames of an uploaded picture or film.</summary>
    public static Footage Of(ProjectMedia media) => new()
    {
        MediaHash = media.Hash,
        Width = media.Width,
        Height = media.Height,
        FrameCount = media.FrameCount,
        FrameRate = media.FrameRate,
    };
}
