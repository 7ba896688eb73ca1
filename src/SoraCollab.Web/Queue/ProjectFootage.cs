using SoraCollab.Core;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Web.Queue;

/// <summary>
/// Finds what a verb reads. Of what a page names, only the take's id or the hash of project media is believed: sizes, lengths
/// and files come from the storyboard and the project's media.
/// </summary>
public sealed class ProjectFootage(IProjectMediaStore uploads, IMediaStore files)
{
    /// <summary>The verb with its footage as the project has it.</summary>
    /// <exception cref="GenerationRefusedException">A take or upload is not in the project any more.</exception>
    /// <exception cref="StudioException">A file is missing, or no lossless one is kept.</exception>
    public async Task<TakeVerb> FindAsync(Storyboard storyboard, TakeVerb verb, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Footage, Footage>();
        foreach (var named in verb.Sources.Distinct())
            found[named] = await FindAsync(storyboard, named, cancellationToken);
        return verb.WithSources(named => found[named]);
    }

    /// <summary>Throws unless every file that a verb reads is here.</summary>
    /// <exception cref="MediaNotFoundException">One is not.</exception>
    public async Task CheckFilesAsync(TakeVerb verb, CancellationToken cancellationToken)
    {
        foreach (var hash in verb.Sources.SelectMany(FilesOf).Distinct())
            await files.GetPathAsync(hash, cancellationToken);
    }

    /// <summary>The files that a host may fetch of footage.</summary>
    public static IEnumerable<string> FilesOf(Footage footage) =>
        footage.LatentsHash is { } latents ? [footage.MediaHash, latents] : [footage.MediaHash];

    private async Task<Footage> FindAsync(Storyboard storyboard, Footage named, CancellationToken cancellationToken)
    {
        if (named.Take is { } id)
        {
            return storyboard.FindTake(id) is { } take
                ? Footage.Of(take)
                : throw new GenerationRefusedException("A take that this is to be made of is not in the film any more: somebody removed it. Choose another, or have the removal undone.");
        }
        return await uploads.FindAsync(storyboard.Id, named.MediaHash, cancellationToken) is { } media
            ? Footage.Of(media)
            : throw new GenerationRefusedException("A picture or film that this is to be made of is not among the project's media any more: somebody removed it. Choose another, or upload it again.");
    }
}
