using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<string, Lazy<Task>> making = new();
    // One at a time: members' work comes first on this machine.
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>The file of the marked clip.</summary>
    /// <exception cref="MediaNotFoundException">The take's own clip is missing.</exception>
    /// <exception cref="MediaToolException">FFmpeg failed.</exception>
    public async Task<string> GetAsync(Guest guest, Take take, CancellationToken cancellationToken)
    {
        var file = Path.Combine(FolderOf(guest.Link.Id), guest.Id.Value, $"{take.Media.ClipHash}.mp4");
        if (!File.Exists(file))
        {
            // Whoever asks twice waits for the same work, which goes on when one of them leaves.
            var work = making.GetOrAdd(file, _ => new Lazy<Task>(() => MakeAsync(guest, take, file)));
            try
            {
                await work.Value.WaitAsync(cancellationToken);
            }
            finally
            {
                if (work.Value.IsCompleted) making.TryRemove(KeyValuePair.Create(file, work));
            }
        }

        return file;
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

    private async Task MakeAsync(Guest guest, Take take, string file)
    {
        await turn.WaitAsync();
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var clip = await media.GetPathAsync(take.Media.ClipHash);
            var mark = new ClipWatermark(FfmpegTools.Find(options.Value.FfmpegFolder), Path.Combine(web.WebRootPath, Font));
            await mark.WriteAsync(clip, take.Recipe.Format.Width, take.Recipe.Format.Height, guest.Name, file, CancellationToken.None);
        }
        finally
        {
            turn.Release();
        }
    }
}
