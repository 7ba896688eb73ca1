using SoraCollab.Diffusion.Models;
using SoraCollab.InferenceHost.Models.Hub;
using SoraCollab.ModelCompiler;

namespace SoraCollab.InferenceHost.Models.Library;

/// <summary>The models of this host as its operator manages them: added, verified, removed, their licences accepted.</summary>
/// <param name="modelsFolder">The models folder; made when something is added.</param>
/// <param name="hash">Where hashes of model files are remembered.</param>
/// <param name="time">What times are read from.</param>
/// <param name="freeBytes">Free bytes on the drive of a folder; null asks the drive.</param>
public sealed class ModelLibrary(string modelsFolder, ModelHash hash, TimeProvider time, Func<string, long>? freeBytes = null)
{
    /// <summary>Bytes that stay free on the drive.</summary>
    public const long Reserve = 1_000_000_000;

    private readonly string root = Path.GetFullPath(modelsFolder);
    private readonly ModelRecords records = new(modelsFolder);
    private readonly Func<string, long> freeBytes = freeBytes ?? (folder => new DriveInfo(folder).AvailableFreeSpace);

    /// <summary>What is there: folders with a record and without.</summary>
    public IReadOnlyList<InstalledModel> List()
    {
        var known = records.All(_ => { }).ToDictionary(record => record.Name);
        var folders = Directory.Exists(root) ? Directory.GetDirectories(root).Where(folder => !Path.GetFileName(folder).StartsWith('.')) : [];
        return
        [
            .. folders.Select(folder => Path.GetFileName(folder)!).Union(known.Keys).Order(StringComparer.Ordinal)
                .Select(name => InstalledModel.Of(name, known.GetValueOrDefault(name)?.Folder ?? Path.Combine(root, name), known.GetValueOrDefault(name))),
        ];
    }

    /// <summary>One of them.</summary>
    /// <exception cref="ModelRefusedException">There is none of that name.</exception>
    public InstalledModel Get(string name) => List().FirstOrDefault(model => model.Name == name) ?? throw new ModelRefusedException(
        $"There is no model \"{name}\". There are: {(List() is { Count: > 0 } models ? string.Join(", ", models.Select(model => model.Name)) : "none")}.");

    /// <summary>Adds a folder that stays where it is, or a copy of it.</summary>
    /// <param name="source">The folder.</param>
    /// <param name="name">The model's name; null for the folder's.</param>
    /// <param name="copy">Whether its files are copied into the models folder.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops; nothing is added.</param>
    /// <exception cref="ModelRefusedException">The name is taken or not allowed, or the disk is too full.</exception>
    /// <exception cref="InvalidModelException">The folder holds no sound model; the message names the file.</exception>
    public async Task<ModelRecord> AddFolderAsync(string source, string? name, bool copy, IProgress<AddProgress>? progress, CancellationToken cancellationToken)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(source));
        name = ModelNames.Check(name ?? Path.GetFileName(full));
        var isInPlace = Path.GetDirectoryName(full) == root;
        if (!isInPlace || Path.GetFileName(full) != name) RefuseTaken(name);
        ModelCheck.Run(full);
        if (isInPlace || !copy) return await RecordAsync(name, isInPlace ? null : full, $"folder {full}", full, progress, cancellationToken);
        var files = ModelFiles.Choose(ModelFiles.In(full), null);
        var bytes = files.Sum(file => new FileInfo(Path.Combine(full, file)).Length);
        RefuseFullDisk(name, bytes);
        var staging = Path.Combine(records.Folder, "staging", name);
        try
        {
            var copied = new Meter(progress, bytes);
            foreach (var file in files)
            {
                copied.Say($"Copying {file}");
                await CopyAsync(Path.Combine(full, file), Path.Combine(staging, file), copied, cancellationToken);
            }

            return await FinishAsync(name, staging, $"folder {full}", progress, cancellationToken);
        }
        finally
        {
            if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
        }
    }

    /// <summary>Downloads a model. Asked again after a break, it goes on where it was.</summary>
    /// <param name="hub">The Hub.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops; what has come stays for the next time.</param>
    /// <exception cref="ModelRefusedException">It cannot be had, its name is taken, or the disk is too full.</exception>
    /// <exception cref="InvalidModelException">What has come is no sound model.</exception>
    /// <exception cref="HttpRequestException">The Hub cannot be reached.</exception>
    public async Task<ModelRecord> DownloadAsync(HubClient hub, HubRequest request, IProgress<AddProgress>? progress, CancellationToken cancellationToken)
    {
        var name = ModelNames.Check(request.Name ?? request.Repository.Split('/')[^1]);
        RefuseTaken(name);
        var repository = await hub.OpenAsync(request.Repository, request.Revision, cancellationToken);
        var byPath = repository.Files.DistinctBy(file => file.Path).ToDictionary(file => file.Path);
        HubFile[] wanted = [.. ModelFiles.Choose(byPath.Keys, request.File).Select(path => byPath[path])];
        var folder = Path.Combine(records.Folder, "downloads", name, repository.Revision);
        var total = wanted.Sum(file => file.Bytes);
        RefuseFullDisk(name, total - Arrived(folder));
        Directory.CreateDirectory(folder);
        var download = new HubDownload(hub, folder, time);
        var meter = new Meter(progress, total);
        foreach (var file in wanted)
        {
            meter.Say($"Downloading {file.Path}");
            await download.FetchAsync(repository, file, meter.Add, cancellationToken);
        }

        var record = await FinishAsync(name, folder, $"{repository.Id} at {repository.Revision}", progress, cancellationToken);
        Directory.Delete(Path.Combine(records.Folder, "downloads", name), recursive: true);
        return record;
    }

    /// <summary>Compares a model's files with its manifest; one that has none gets it now.</summary>
    /// <returns>What differs, a sentence each; empty where all is well.</returns>
    /// <exception cref="ModelRefusedException">There is no such model.</exception>
    public async Task<IReadOnlyList<string>> VerifyAsync(string name, IProgress<AddProgress>? progress, CancellationToken cancellationToken)
    {
        var model = Get(name);
        try
        {
            ModelCheck.Run(model.Folder);
        }
        catch (InvalidModelException fault)
        {
            return [fault.Message];
        }

        if (model.Record is not { } record)
        {
            await RecordAsync(name, null, "found in the models folder", model.Folder, progress, cancellationToken);
            return [];
        }

        var there = ModelFiles.In(model.Folder);
        var faults = new List<string>();
        var meter = new Meter(progress, record.Bytes);
        foreach (var file in record.Files)
        {
            meter.Say($"Reading {file.Path}");
            if (!there.Contains(file.Path)) faults.Add($"{file.Path} is missing.");
            else if (await ModelFiles.HashAsync(model.Folder, file.Path, meter.Add, cancellationToken) != file) faults.Add($"{file.Path} is not the file that was added: its content has changed.");
        }

        faults.AddRange(there.Except(record.Files.Select(file => file.Path)).Select(file => $"{file} was not there when the model was added."));
        return faults;
    }

    /// <summary>Removes a model: its files where they lie in the models folder, else only its record. A download under way goes too.</summary>
    /// <exception cref="ModelRefusedException">There is no such model.</exception>
    public void Remove(string name)
    {
        var unfinished = Path.Combine(records.Folder, "downloads", ModelNames.Check(name));
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        else _ = Get(name);
        var own = Path.Combine(root, name);
        if (records.Find(name)?.Folder is null && Directory.Exists(own))
        {
            // A link is taken away, never what it leads to.
            if (new DirectoryInfo(own).LinkTarget is not null) Directory.Delete(own);
            else Directory.Delete(own, recursive: true);
        }

        records.Delete(name);
    }

    /// <summary>Records that somebody has accepted the licence of a model.</summary>
    /// <param name="name">The model.</param>
    /// <param name="by">Who.</param>
    /// <param name="termsSha256">Hash of the terms that they were shown.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ModelRefusedException">There is no such model, or its terms are others by now.</exception>
    public async Task AcceptAsync(string name, string by, string termsSha256, CancellationToken cancellationToken)
    {
        var model = Get(name);
        var terms = LicenceTerms.Read(model.Folder);
        if (terms.Sha256 != termsSha256) throw new ModelRefusedException($"The terms of {name} have changed since they were shown. Read them again.");
        var record = model.Record ?? await RecordAsync(name, null, "found in the models folder", model.Folder, null, cancellationToken);
        records.Save(record with { Acceptance = new LicenceAcceptance(by, time.GetUtcNow(), terms.Sha256) });
    }

    private async Task<ModelRecord> FinishAsync(string name, string staged, string source, IProgress<AddProgress>? progress, CancellationToken cancellationToken)
    {
        ModelCheck.Run(staged);
        // The record is there before the model is: no crash between the two leaves a model that nobody need accept.
        var record = await RecordAsync(name, null, source, staged, progress, cancellationToken);
        var folder = Path.Combine(root, name);
        Directory.Move(staged, folder);
        hash.Learn(folder, record.Files.Select(file => (file.Path, file.Sha256)));
        return record;
    }

    private async Task<ModelRecord> RecordAsync(
        string name, string? outside, string source, string folder, IProgress<AddProgress>? progress, CancellationToken cancellationToken)
    {
        var paths = ModelFiles.In(folder);
        var meter = new Meter(progress, paths.Sum(path => new FileInfo(Path.Combine(folder, path)).Length));
        var files = new List<ModelFile>();
        foreach (var path in paths)
        {
            meter.Say($"Reading {path}");
            files.Add(await ModelFiles.HashAsync(folder, path, meter.Add, cancellationToken));
        }

        var record = new ModelRecord
        {
            Name = name,
            Folder = outside,
            Source = source,
            AddedAt = time.GetUtcNow(),
            Hash = ModelHash.Combine(files.Select(file => (file.Path, file.Sha256))),
            Files = files,
        };
        hash.Learn(folder, files.Select(file => (file.Path, file.Sha256)));
        records.Save(record);
        return record;
    }

    private static async Task CopyAsync(string from, string to, Meter copied, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var buffer = new byte[1 << 20];
        while (await source.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            copied.Add(count);
        }
    }

    private static long Arrived(string folder) => Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) : 0;

    private void RefuseTaken(string name)
    {
        if (Directory.Exists(Path.Combine(root, name)) || records.Find(name) is not null)
            throw new ModelRefusedException($"There is a model \"{name}\" already. Choose another name, or remove that one first.");
    }

    private void RefuseFullDisk(string name, long bytes)
    {
        Directory.CreateDirectory(records.Folder);
        var free = freeBytes(records.Folder);
        if (bytes > 0 && free - bytes < Reserve)
            throw new ModelRefusedException(FormattableString.Invariant($"{name} needs {bytes / 1e9:0.0} GB more and the disk of {root} has {free / 1e9:0.0} GB free, of which {Reserve / 1e9:0.0} GB stay in reserve."));
    }
}
