using System.Buffers;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Storage.Database;

namespace SoraCollab.Storage.MediaFiles;

/// <summary>
/// Files named by their content: media/ab/abcd... A file is written under a temporary name, brought to the disk, renamed, its
/// folder brought to the disk, and only then entered in the database, so that a crash at any point leaves a file that is whole
/// or one that nobody sees.
/// </summary>
internal sealed class MediaStore(
    IDbContextFactory<StudioDbContext> contexts, StudioWriter writer, StudioFolder folder, StudioStorageOptions options, TimeProvider time) : IMediaStore
{
    private const int BufferBytes = 128 * 1024;

    // How often a long upload looks whether the disk still has room.
    private const long BytesBetweenChecks = 8L * 1024 * 1024;

    // Putting a file in its place and entering it is one thing for whoever collects files that nobody entered.
    private readonly SemaphoreSlim placing = new(1, 1);

    public async Task<MediaReference> AddAsync(Stream content, string contentType, CancellationToken cancellationToken = default)
    {
        var needed = content.CanSeek ? content.Length - content.Position : 0;
        CheckSpace(needed);
        var temporary = Path.Combine(folder.Temporary, Guid.NewGuid().ToString("N"));
        try
        {
            string hash;
            long written;
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true))
            {
                (hash, written) = await CopyAsync(content, file, cancellationToken);
                file.Flush(flushToDisk: true);
            }
            return await PlaceAsync(temporary, new MediaReference(hash, written, contentType), cancellationToken);
        }
        catch (IOException exception) when (DiskErrors.IsFull(exception))
        {
            var written = new FileInfo(temporary) is { Exists: true } half ? half.Length : 0;
            throw new StorageFullException(Math.Max(needed, written), folder.FreeBytes, exception);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public async Task<MediaReference?> FindAsync(string hash, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Media.AsNoTracking().FirstOrDefaultAsync(media => media.Hash == hash, cancellationToken);
        return row is null ? null : new MediaReference(row.Hash, row.Length, row.ContentType);
    }

    public async Task<Stream> OpenReadAsync(string hash, CancellationToken cancellationToken = default) =>
        new FileStream(await GetPathAsync(hash, cancellationToken), FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, useAsync: true);

    public async Task<string> GetPathAsync(string hash, CancellationToken cancellationToken = default)
    {
        // What is not in the database never becomes part of a path.
        var reference = await FindAsync(hash, cancellationToken) ?? throw new MediaNotFoundException(hash, "no such file was stored");
        var file = new FileInfo(PathOf(hash));
        if (!file.Exists) throw new MediaNotFoundException(hash, "it is missing from the disk; restore it from a backup");
        if (file.Length != reference.Length)
            throw new MediaNotFoundException(hash, $"it has {file.Length} bytes where {reference.Length} were stored; restore it from a backup");
        return file.FullName;
    }

    public async Task<(int Files, long Bytes)> CollectAsync(TimeSpan unusedFor, CancellationToken cancellationToken = default)
    {
        var before = time.GetUtcNow() - unusedFor;
        var (files, bytes) = (0, 0L);
        foreach (var hash in await UnusedMedia.FindAsync(contexts, before, cancellationToken))
        {
            await placing.WaitAsync(cancellationToken);
            try
            {
                // Asked again where it is removed: a job may have come to name it meanwhile.
                if (!await writer.WriteAsync(context => UnusedMedia.RemoveAsync(context, hash, before, cancellationToken), cancellationToken)) continue;
                Delete(new FileInfo(PathOf(hash)));
            }
            finally
            {
                placing.Release();
            }
        }
        foreach (var file in new DirectoryInfo(folder.Media).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.LastWriteTimeUtc < before.UtcDateTime))
        {
            await placing.WaitAsync(cancellationToken);
            try
            {
                if (await FindAsync(file.Name, cancellationToken) is null) Delete(file);
            }
            finally
            {
                placing.Release();
            }
        }
        return (files, bytes);

        void Delete(FileInfo file)
        {
            if (!file.Exists) return;
            (files, bytes) = (files + 1, bytes + file.Length);
            file.Delete();
        }
    }

    private async Task<MediaReference> PlaceAsync(string temporary, MediaReference reference, CancellationToken cancellationToken)
    {
        await placing.WaitAsync(cancellationToken);
        try
        {
            MoveIntoPlace(temporary, reference.Hash, reference.Length);
            return await EnterAsync(reference, cancellationToken);
        }
        finally
        {
            placing.Release();
        }
    }

    private async Task<(string Hash, long Length)> CopyAsync(Stream content, FileStream file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var length = 0L;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                length += read;
                if (length / BytesBetweenChecks != (length - read) / BytesBetweenChecks) CheckSpace(0);
            }
            return (Convert.ToHexStringLower(hash.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void MoveIntoPlace(string temporary, string hash, long length)
    {
        var path = PathOf(hash);
        var parent = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(parent);
        // The same content is there already, unless something damaged it: then the fresh copy heals it.
        if (new FileInfo(path) is not { Exists: true } present || present.Length != length) File.Move(temporary, path, overwrite: true);
        // Also for what is there already: whoever put it there may have died before its names were on the disk.
        DiskSync.Folder(parent);
        DiskSync.Folder(folder.Media);
    }

    private Task<MediaReference> EnterAsync(MediaReference reference, CancellationToken cancellationToken) => writer.WriteAsync(
        async context =>
        {
            if (await context.Media.FindAsync([reference.Hash], cancellationToken) is { } known)
            {
                // Stored anew, so that it is not collected before what it was stored for names it.
                known.CreatedAt = time.GetUtcNow();
                return new MediaReference(known.Hash, known.Length, known.ContentType);
            }
            context.Media.Add(new MediaRow
            {
                Hash = reference.Hash,
                Length = reference.Length,
                ContentType = reference.ContentType,
                CreatedAt = time.GetUtcNow(),
            });
            return reference;
        },
        cancellationToken);

    private void CheckSpace(long needed)
    {
        var free = folder.FreeBytes;
        if (free - options.ReservedBytes < needed) throw new StorageFullException(needed, Math.Max(0, free - options.ReservedBytes));
    }

    private string PathOf(string hash) => Path.Combine(folder.Media, hash[..2], hash);
}
