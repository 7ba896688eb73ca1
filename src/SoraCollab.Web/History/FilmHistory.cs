using SoraCollab.Core;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.History;

/// <summary>What happened to a film, and what it was before.</summary>
public sealed class FilmHistory(IStoryboardStore store)
{
    /// <summary>Versions that one reading of the log takes in.</summary>
    public const int PageSize = 200;

    // Typing that pauses for longer is another line.
    private static readonly TimeSpan TypingPause = TimeSpan.FromMinutes(2);

    /// <summary>The edits up to a version, the newest first, and the version to go on from; 0 where the beginning is reached.</summary>
    /// <param name="current">The film as it is now.</param>
    /// <param name="upTo">The version of the newest.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<(IReadOnlyList<FilmEdit> Edits, long Before)> ReadAsync(Storyboard current, long upTo, CancellationToken cancellationToken = default)
    {
        var from = Math.Max(0, upTo - PageSize);
        var words = new EditWords(current);
        var edits = new List<FilmEdit>();
        foreach (var entry in (await store.LogBetweenAsync(current.Id, from, upTo, cancellationToken)).Reverse())
        {
            if (words.Of(entry) is not { } done) continue;
            var edit = new FilmEdit(entry.Version, entry.Actor, entry.At, done, EditWords.Kind(entry));
            // The list goes back in time: what joins is older than the line it joins.
            var joins = edit.Kind.Length > 0 && edits is [.., { } last] && last.Kind == edit.Kind && last.Actor == edit.Actor && last.At - edit.At <= TypingPause;
            if (!joins) edits.Add(edit);
        }

        return (edits, from);
    }

    /// <summary>The film as it was at a version.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    public async Task<Storyboard> AtAsync(Storyboard current, long version, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, current.Version);
        return StoryboardPast.Before(current, await store.LogBetweenAsync(current.Id, version, current.Version, cancellationToken));
    }
}
