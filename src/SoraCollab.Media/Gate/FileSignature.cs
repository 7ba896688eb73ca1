namespace SoraCollab.Media.Gate;

/// <summary>What a file is by its first bytes. Its name and what its sender says of it are never asked.</summary>
internal enum FileSignature
{
    Unknown,
    Empty,
    Png,
    Jpeg,
    WebP,

    /// <summary>MP4 or QuickTime: boxes, "ftyp" first.</summary>
    Mp4,

    /// <summary>Matroska or WebM.</summary>
    Matroska,

    /// <summary>A HEIC or AVIF picture, which comes in boxes like MP4.</summary>
    HeifPicture,
    OtherPicture,
    OtherFilm,
    Text,
}
