using SoraCollab.Core.Takes;

namespace SoraCollab.Web.MediaFiles;

/// <summary>Addresses of stored files. They name content, so they never change what they show.</summary>
public static class MediaUrls
{
    /// <summary>The clip that browsers play.</summary>
    public static string Clip(Take take) => $"/media/{take.Media.ClipHash}.mp4";

    /// <summary>The still for cards.</summary>
    public static string Poster(Take take) => Poster(take.Media.PosterHash);

    /// <summary>A still by its hash.</summary>
    public static string Poster(string hash) => $"/media/{hash}.jpg";

    /// <summary>The clip without loss, to download; null where none is kept.</summary>
    public static string? Master(Take take) => take.Media.MasterHash is { } hash ? $"/media/{hash}.mkv" : null;
}
