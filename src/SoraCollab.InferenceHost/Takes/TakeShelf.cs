using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.MediaFiles;

namespace SoraCollab.InferenceHost.Takes;

/// <summary>
/// The work folder: takes in the making, which a restart throws away, and finished ones, which stay until the studio has
/// acknowledged them, also when the host or the studio dies in between.
/// </summary>
internal sealed partial class TakeShelf : IDisposable
{
    private const string TakeFile = "take.json";

    /// <summary>Finished takes whose job another host took over are of no use for longer.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(2);

    private readonly string making;
    private readonly string finished;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly FileStream guard;

    /// <summary>Opens the folder and throws away what was half made or is too old.</summary>
    /// <exception cref="IOException">Another host uses the folder, or it cannot be written.</exception>
    public TakeShelf(string folder, TimeProvider time, ILogger log)
    {
        (this.time, this.log) = (time, log);
        var full = Path.GetFullPath(folder);
        making = Path.Combine(full, "making");
        finished = Path.Combine(full, "finished");
        Directory.CreateDirectory(full);
        guard = TakeGuard(Path.Combine(full, "host.lock"));
        if (Directory.Exists(making)) Directory.Delete(making, recursive: true);
        Directory.CreateDirectory(making);
        Directory.CreateDirectory(finished);
        Prune();
    }

    /// <summary>Every finished take, oldest first.</summary>
    public IReadOnlyList<FinishedTake> Finished =>
        [.. Directory.GetDirectories(finished).OrderBy(Directory.GetLastWriteTimeUtc).Select(Read).OfType<FinishedTake>()];

    /// <summary>The finished take of a job, where it is what this order asks for; null where there is none.</summary>
    public FinishedTake? Find(JobId job, JobOrder order, string modelHash)
    {
        var folder = FolderOf(job);
        return Directory.Exists(folder) && Read(folder) is { } take && take.Order == order && take.Completion.Recipe.ModelHash == modelHash
            ? take
            : null;
    }

    /// <summary>An empty folder to make a job's take in.</summary>
    public string Begin(JobId job)
    {
        var folder = Path.Combine(making, job.ToString());
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>
    /// Puts a take whose files are whole among the finished ones: its content and names are on the disk before it stands there.
    /// </summary>
    public void Finish(FinishedTake take)
    {
        var folder = Path.Combine(making, take.Completion.JobId.ToString());
        File.WriteAllBytes(Path.Combine(folder, TakeFile), JsonSerializer.SerializeToUtf8Bytes(take, StudioJson.Options));
        foreach (var file in Directory.EnumerateFiles(folder)) DiskSync.File(file);
        DiskSync.Folder(folder);
        Forget(take.Completion.JobId);
        Directory.Move(folder, FolderOf(take.Completion.JobId));
        DiskSync.Folder(finished);
    }

    /// <summary>Path of a file of a finished take.</summary>
    public string PathOf(JobId job, string fileName) => Path.Combine(FolderOf(job), fileName);

    /// <summary>Throws away what a job has left in the making.</summary>
    public void Abandon(JobId job) => Delete(Path.Combine(making, job.ToString()));

    /// <summary>Throws away a finished take.</summary>
    public void Forget(JobId job) => Delete(FolderOf(job));

    /// <inheritdoc/>
    public void Dispose() => guard.Dispose();

    private static FileStream TakeGuard(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new IOException($"The work folder {Path.GetDirectoryName(path)} is in use by another host on this machine, or cannot be written. Stop that host or choose another folder. ({taken.Message})", taken);
        }
    }

    // Throwing away is tidying: a file that another program holds open must not cost the host its work.
    private void Delete(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogLeft(folder, failure.Message);
        }
    }

    private string FolderOf(JobId job) => Path.Combine(finished, job.ToString());

    private FinishedTake? Read(string folder)
    {
        try
        {
            var take = JsonSerializer.Deserialize<FinishedTake>(File.ReadAllBytes(Path.Combine(folder, TakeFile)), StudioJson.Options)
                ?? throw new JsonException($"{TakeFile} holds nothing.");
            foreach (var kind in Enum.GetValues<TakeFileKind>()) Check(folder, take, kind);
            return take;
        }
        catch (Exception failure) when (failure is IOException or JsonException)
        {
            // Handed in, it would be refused for ever; made again, it is whole.
            LogTorn(folder, failure.Message);
            Delete(folder);
            return null;
        }
    }

    private static void Check(string folder, FinishedTake take, TakeFileKind kind)
    {
        using var file = File.OpenRead(Path.Combine(folder, FinishedTake.FileName(kind)));
        if (Convert.ToHexStringLower(SHA256.HashData(file)) != take.Hash(kind))
            throw new IOException($"{FinishedTake.FileName(kind)} is not what was written ({file.Length:N0} bytes).");
    }

    private void Prune()
    {
        foreach (var folder in Directory.GetDirectories(finished))
        {
            if (time.GetUtcNow().UtcDateTime - Directory.GetLastWriteTimeUtc(folder) > KeptFor) Delete(folder);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The finished take in {Folder} is torn and is thrown away: {Reason}")]
    private partial void LogTorn(string folder, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Folder} could not be thrown away and is left: {Reason}")]
    private partial void LogLeft(string folder, string reason);
}
