using SoraCollab.Core.Jobs;

namespace SoraCollab.Core.Hosting;

/// <summary>
/// The clean film as the model predicts it in the middle of denoising: a few frames tiled into one picture, in rows from the
/// top left.
/// </summary>
public sealed record JobPreview
{
    /// <summary>The job.</summary>
    public required JobId JobId { get; init; }

    /// <summary>The token of the lease.</summary>
    public required long LeaseToken { get; init; }

    /// <summary>Steps done when it was predicted.</summary>
    public required int Step { get; init; }

    /// <summary>Steps in all.</summary>
    public required int StepCount { get; init; }

    /// <summary>"image/jpeg" or "image/webp".</summary>
    public required string ContentType { get; init; }

    /// <summary>The picture, at most <see cref="HostProtocol.MaximumPreviewBytes"/>.</summary>
    public required byte[] Sheet { get; init; }

    /// <summary>Tiles across.</summary>
    public required int Columns { get; init; }

    /// <summary>Tiles down.</summary>
    public required int Rows { get; init; }

    /// <summary>Frames shown: the last tiles may be empty.</summary>
    public required int FrameCount { get; init; }

    /// <summary>Width of a tile in pixels.</summary>
    public required int FrameWidth { get; init; }

    /// <summary>Height of a tile in pixels.</summary>
    public required int FrameHeight { get; init; }

    /// <summary>Frames shown per second so that the preview plays as long as the take will.</summary>
    public required double FrameRate { get; init; }
}
