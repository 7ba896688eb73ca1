namespace SoraCollab.Core.MediaFiles;

/// <summary>Keeps files by the hash of their content. A file is visible only once it is whole and on the disk.</summary>
public interface IMediaStore
{
    /// <summary>Stores what a stream holds, from its present position to its end. The same content twice is kept once.</summary>
    /// <param name="content">The content.</param>
    /// <param name="contentType">Its MIME type.</param>
    /// <param name="cancellationToken">Stops and leaves nothing behind.</param>
    /// <exception cref="StorageFullException">The disk is full; nothing was stored and nothing lost.</exception>
    Task<MediaReference> AddAsync(Stream content, string contentType, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes files that were stored longer ago than <paramref name="unusedFor"/> and that no take, job, upload or log names, and
    /// files that a crash left without being entered.
    /// </summary>
    /// <returns>How many files went, and their bytes.</returns>
    Task<(int Files, long Bytes)> CollectAsync(TimeSpan unusedFor, CancellationToken cancellationToken = default);

    /// <summary>What is known of a file, or null where it is unknown.</summary>
    Task<MediaReference?> FindAsync(string hash, CancellationToken cancellationToken = default);

    /// <summary>Opens a file for reading, seekable; the caller disposes of it.</summary>
    /// <exception cref="MediaNotFoundException">It is unknown, missing, or not of the length that was stored.</exception>
    Task<Stream> OpenReadAsync(string hash, CancellationToken cancellationToken = default);

    /// <summary>Where a file lies, for programs that read it themselves.</summary>
    /// <exception cref="MediaNotFoundException">It is unknown, missing, or not of the length that was stored.</exception>
    Task<string> GetPathAsync(string hash, CancellationToken cancellationToken = default);
}
