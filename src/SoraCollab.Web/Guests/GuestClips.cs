using Microsoft.Extensions.Options;
using SoraCollab.Core.Guests;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Takes;
using SoraCollab.Media.Tools;
using SoraCollab.Media.Watermarks;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Guests;

/// <summary>Clips with a guest's name upon them: each made when it is first asked for, kept until the guest's link is closed.</summary>
public sealed class GuestClips(IMediaStore media, StudioPaths paths, IWebHostEnvironment web, IOptions<MediaOptions> options) : IDisposable
{
    private const string Font = "lib/fonts/inter-latin-wght-normal.woff2";

    // Entered and left under its own lock: whoever leaves last ends the work, and nobody may come to it after that.
    private readonly Dictionary<string, Work> making = [];
    // One at a time: members' work comes first on this machine.
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>The file of the marked clip.</summary>
    /// <exception cref="MediaNotFoundException">The take's own clip is missing.</exception>
    /// <exception cref="MediaToolException">FFmpeg failed.</exception>
    public async Task<string> GetAsync(Guest guest, Take take, CancellationToken cancellationToken)
    {
        var file = Path.Combine(FolderOf(guest.Link.Id), guest.Id.Value, $"{take.Media.ClipHash}.mp4");
        if (File.Exists(file)) return file;

        // Whoever asks twice waits for the same work. When all of them have left, nobody would watch it: it is not done.
        Work work;
        lock (making)
        {
            if (!making.TryGetValue(file, out work!)) making[file] = work = new Work(stop => MakeAsync(guest, take, file, stop));
            work.Waiting++;
        }

        try
        {
            await work.Done.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (making)
            {
                work.Waiting--;
                if (work.Waiting == 0)
                {
                    making.Remove(file);
                    work.Stop();
                }
            }
        }

        return file;
    }

    /// <summary>How many clips are being made or wait for their turn.</summary>
    public int Making
    {
        get
        {
            lock (making) return making.Count;
        }
    }

    /// <summary>Throws away what was made for the guests of a link; what is in use at this moment goes at the next sweep.</summary>
    public void Forget(GuestLinkId link)
    {
        try
        {
            if (Directory.Exists(FolderOf(link))) Directory.Delete(FolderOf(link), recursive: true);
        }
        catch (IOException)
        {
            // A clip was being written into it.
        }
    }

    /// <summary>The links for whose guests something was made.</summary>
    public IEnumerable<GuestLinkId> Kept() => !Directory.Exists(Root) ? [] : Directory.GetDirectories(Root)
        .Select(folder => Guid.TryParse(Path.GetFileName(folder), out var link) ? link : (Guid?)null).OfType<Guid>().Select(link => new GuestLinkId(link));

    public void Dispose() => turn.Dispose();

    private string Root => Path.Combine(paths.Data, "guests");

    private string FolderOf(GuestLinkId link) => Path.Combine(Root, link.ToString());

    private async Task MakeAsync(Guest guest, Take take, string file, CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            if (File.Exists(file)) return;
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var clip = await media.GetPathAsync(take.Media.ClipHash, stop);
            var mark = new ClipWatermark(FfmpegTools.Find(options.Value.FfmpegFolder), Path.Combine(web.WebRootPath, Font));
            await mark.WriteAsync(clip, take.Recipe.Format.Width, take.Recipe.Format.Height, guest.Name, file, stop);
        }
        finally
        {
            turn.Release();
        }
    }

    private sealed class Work
    {
        private readonly CancellationTokenSource stop = new();

        public Work(Func<CancellationToken, Task> make) => Done = Task.Run(() => make(stop.Token));

        public Task Done { get; }

        public int Waiting { get; set; }

        public void Stop() => stop.Cancel();
    }
}
