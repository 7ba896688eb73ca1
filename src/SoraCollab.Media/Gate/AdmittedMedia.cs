using SoraCollab.Core.MediaFiles;

namespace SoraCollab.Media.Gate;

/// <summary>What the gate made of an upload, in the folder that it was given. Nothing in it is a byte of the upload.</summary>
/// <param name="Kind">Picture or film.</param>
/// <param name="Lossless">A PNG, or FFV1 in RGB in Matroska.</param>
/// <param name="Proxy">What browsers show: the PNG, or an MP4 with H.264.</param>
/// <param name="Poster">A small JPEG.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="FrameCount">1 for a picture.</param>
/// <param name="FramesPerSecond">Constant; 1 for a picture.</param>
public sealed record AdmittedMedia(
    ProjectMediaKind Kind, string Lossless, string Proxy, string Poster, int Width, int Height, int FrameCount, double FramesPerSecond)
{
    /// <summary>MIME type of <see cref="Lossless"/>.</summary>
    public string LosslessType => Kind == ProjectMediaKind.Picture ? "image/png" : "video/x-matroska";

    /// <summary>MIME type of <see cref="Proxy"/>.</summary>
    public string ProxyType => Kind == ProjectMediaKind.Picture ? "image/png" : "video/mp4";
}
