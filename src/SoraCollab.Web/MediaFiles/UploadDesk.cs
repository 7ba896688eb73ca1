using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Media.Gate;
using SoraCollab.Media.Tools;
using SoraCollab.Web.Configuration;
using SoraCollab.Web.Hosting;

namespace SoraCollab.Web.MediaFiles;

/// <summary>
/// Takes uploads in: into a folder of their own, through the media gate, and what the gate made of them into the store. One at a
/// time goes through the gate, since decoding takes memory. It does not ask who may enter the project: callers do.
/// </summary>
public sealed class UploadDesk
{
    private readonly IMediaStore _files;
    private readonly StudioHealth _health;
    private readonly StudioPaths _paths;
    private readonly MediaOptions _options;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<Guid, UploadStatus> _open = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    public UploadDesk(IMediaStore files, StudioHealth health, StudioPaths paths, IOptions<MediaOptions> options, TimeProvider clock)
    {
        (_files, _health, _paths, _options, _clock) = (files, health, paths, options.Value, clock);
        // What a crash left half done is nobody's.
        if (Directory.Exists(paths.Uploads))
            Directory.Delete(paths.Uploads, recursive: true);
    }

    /// <summary>Raised when an upload began, moved or ended, or a project's media changed; from any thread.</summary>
    public event Action<ProjectId>? Changed;

    /// <summary>Tells everybody that a project's media changed.</summary>
    internal void Announce(ProjectId project) => Changed?.Invoke(project);

    /// <summary>Uploads on their way into a project.</summary>
    public IReadOnlyList<UploadStatus> OpenOf(ProjectId project) => [.. _open.Values.Where(upload => upload.Project == project).OrderBy(upload => upload.Id)];

    /// <summary>Takes an upload in and stores what the gate made of it. Entering it in the project is the caller's.</summary>
    /// <param name="project">The project.</param>
    /// <param name="by">Who brings it.</param>
    /// <param name="name">The name it came with.</param>
    /// <param name="content">The file.</param>
    /// <param name="length">Its length in bytes, where that is known.</param>
    /// <param name="cancellationToken">Stops it; nothing of it is kept.</param>
    /// <exception cref="StudioException">It is not let in; the message says why. Nothing of it is kept.</exception>
    public async Task<ProjectMedia> TakeInAsync(
        ProjectId project, UserId by, string? name, Stream content, long? length, CancellationToken cancellationToken)
    {
        if (_health.DiskTrouble is { } full)
            throw new UploadRefusedException(full);
        var status = new UploadStatus(Guid.CreateVersion7(), project, MediaName.Clean(name), by, UploadPhase.Receiving, 0);
        var folder = Path.Combine(_paths.Uploads, status.Id.ToString("N"));
        Directory.CreateDirectory(folder);
        try
        {
            var upload = Path.Combine(folder, "upload");
            await ReceiveAsync(content, upload, length, status, cancellationToken);
            Tell(status with { Phase = UploadPhase.Waiting, Fraction = null });
            await _turn.WaitAsync(cancellationToken);
            AdmittedMedia made;
            try
            {
                Tell(status with { Phase = UploadPhase.Making, Fraction = 0 });
                var progress = new Telling(fraction => Tell(status with { Phase = UploadPhase.Making, Fraction = fraction }));
                made = await Gate().AdmitAsync(upload, folder, progress, cancellationToken);
            }
            finally
            {
                _turn.Release();
            }
            return await StoreAsync(made, status, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            _open.TryRemove(status.Id, out _);
            Changed?.Invoke(project);
        }
    }

    private MediaGate Gate()
    {
        try
        {
            return new MediaGate(FfmpegTools.Find(_options.FfmpegFolder), new MediaGateLimits
            {
                MaximumBytes = _options.LargestUploadBytes,
                MaximumDuration = _options.LongestUpload,
                TranscodeTime = _options.UploadReadTime,
            });
        }
        catch (FfmpegMissingException missing)
        {
            throw new UploadRefusedException(missing.Message);
        }
    }

    // Counted here too: a sender need not say how much it sends.
    private async Task ReceiveAsync(Stream content, string path, long? length, UploadStatus status, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
            var received = 0L;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                received += read;
                if (received > _options.LargestUploadBytes)
                    throw new MediaRefusedException(FormattableString.Invariant($"The file is larger than {_options.LargestUploadBytes / (1024 * 1024):N0} MiB, which is the most that is allowed."));
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                Tell(status with { Fraction = length is > 0 ? Math.Min(1, received / (double)length) : null });
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<ProjectMedia> StoreAsync(AdmittedMedia made, UploadStatus status, CancellationToken cancellationToken)
    {
        async Task<MediaReference> AddAsync(string path, string type)
        {
            await using var file = File.OpenRead(path);
            return await _files.AddAsync(file, type, cancellationToken);
        }
        var lossless = await AddAsync(made.Lossless, made.LosslessType);
        var proxy = made.Proxy == made.Lossless ? lossless : await AddAsync(made.Proxy, made.ProxyType);
        var poster = await AddAsync(made.Poster, "image/jpeg");
        return new ProjectMedia
        {
            ProjectId = status.Project,
            Hash = lossless.Hash,
            ProxyHash = proxy.Hash,
            PosterHash = poster.Hash,
            Kind = made.Kind,
            Name = status.Name,
            Bytes = lossless.Length,
            Width = made.Width,
            Height = made.Height,
            FrameCount = made.FrameCount,
            FrameRate = made.FramesPerSecond,
            UploadedBy = status.By,
            UploadedAt = _clock.GetUtcNow(),
        };
    }

    private void Tell(UploadStatus status)
    {
        _open[status.Id] = status;
        Changed?.Invoke(status.Project);
    }

    private sealed class Telling(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
