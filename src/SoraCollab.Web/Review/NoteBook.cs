using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Reviews;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Takes;
using SoraCollab.Media.Decoding;
using SoraCollab.Media.Reviews;
using SoraCollab.Media.Tools;
using SoraCollab.Web.Configuration;
using SoraCollab.Web.Shared;

namespace SoraCollab.Web.Review;

/// <summary>The notes of a film as a PDF, each with the picture of its frame and what is drawn on it.</summary>
public sealed class NoteBook(IMediaStore media, IOptions<MediaOptions> options) : IDisposable
{
    // One at a time: every note costs a run of FFmpeg.
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>The whole PDF; notes in playing order.</summary>
    /// <param name="storyboard">The film.</param>
    /// <param name="names">The names of all who wrote.</param>
    /// <param name="cancellationToken">Stops between two pictures.</param>
    /// <exception cref="MediaToolException">FFmpeg or a typeface is missing.</exception>
    public async Task<byte[]> WriteAsync(Storyboard storyboard, IReadOnlyDictionary<UserId, string> names, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("notes-").FullName;
        try
        {
            var stills = new FrameStill(FfmpegTools.Find(options.Value.FfmpegFolder));
            var numbers = StoryboardNumbers.Of(storyboard);
            var sheets = new List<NoteSheet>();
            foreach (var shot in storyboard.Shots)
                foreach (var note in shot.Notes.OrderBy(note => note.Frame).ThenBy(note => note.At))
                    sheets.Add(await SheetAsync(shot, note, numbers[shot.Id], names, stills, folder, cancellationToken));
            using var pages = new MemoryStream();
            NotePrinter.Print(storyboard.Title, sheets, pages);
            return pages.ToArray();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<NoteSheet> SheetAsync(
        Shot shot, Note note, string number, IReadOnlyDictionary<UserId, string> names, FrameStill stills, string folder, CancellationToken cancellationToken)
    {
        var take = shot.Takes.FirstOrDefault(take => take.Id == note.TakeId);
        var rate = take?.Recipe.Format.FrameRate ?? shot.Format.FrameRate;
        string TimeOf(int frame) => FilmTime.Timecode(frame, rate)[3..];
        string NameOf(UserId user) => names.GetValueOrDefault(user, "Somebody who left");
        return new NoteSheet
        {
            Subject = $"{number} {shot.Title}".TrimEnd() + (take is null ? "" : $", take {take.Number}"),
            Time = note.LastFrame is { } last ? $"{TimeOf(note.Frame)} to {TimeOf(last)}" : TimeOf(note.Frame),
            Author = NameOf(note.Author),
            Words = note.Words,
            Replies = [.. note.Replies.Select(reply => (NameOf(reply.Author), reply.Words))],
            IsResolved = note.IsResolved,
            Drawing = [.. note.Drawing],
            Picture = take is null ? null : await PictureAsync(take, note.Frame, stills, folder, cancellationToken),
        };
    }

    // A missing or damaged clip leaves its note without a picture, not the film without its notes.
    private async Task<byte[]?> PictureAsync(Take take, int frame, FrameStill stills, string folder, CancellationToken cancellationToken)
    {
        try
        {
            var clip = await media.GetPathAsync(take.Media.ClipHash, cancellationToken);
            return await stills.ReadAsync(clip, frame, take.Recipe.Format.FrameRate, folder, cancellationToken);
        }
        catch (Exception failure) when (failure is MediaNotFoundException or MediaToolException)
        {
            return null;
        }
    }
}
