using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Takes;

namespace SoraCollab.Web.Shared;

/// <summary>Addresses of a take's files, which never change because they name the content.</summary>
public static class MediaAddress
{
    /// <summary>The clip that browsers play.</summary>
    public static string Clip(Take take) => $"/media/{take.Media.ClipHash}.mp4";

    /// <summary>The still for cards.</summary>
    public static string Poster(Take take) => $"/media/{take.Media.PosterHash}.jpg";

    /// <summary>What browsers show of an uploaded film.</summary>
    public static string Clip(ProjectMedia film) => $"/media/{film.ProxyHash}.mp4";

    /// <summary>A small still of uploaded media.</summary>
    public static string Poster(ProjectMedia media) => $"/media/{media.PosterHash}.jpg";

    /// <summary>The clip without loss.</summary>
    public static string? Master(Take take) => take.Media.MasterHash is { } hash ? $"/media/{hash}.mkv" : null;

    /// <summary>The final latents.</summary>
    public static string? Latents(Take take) => take.Media.LatentsHash is { } hash ? $"/media/{hash}.safetensors" : null;
}
