using SoraCollab.Core;
using SoraCollab.Core.Reviews;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Takes;

namespace SoraCollab.Web.Review;

/// <summary>What one person looks at in a review.</summary>
public sealed class ReviewView
{
    /// <summary>Raised when anything of it changed.</summary>
    public event Action? Changed;

    /// <summary>The shot in the player; null while none is.</summary>
    public ShotId? Shot { get; private set; }

    /// <summary>The take that was asked for; null shows the one in the cut, else the newest.</summary>
    public TakeId? Take { get; private set; }

    /// <summary>The take it is compared with; null while it is watched alone.</summary>
    public TakeId? Compared { get; private set; }

    /// <summary>How two takes are looked at.</summary>
    public CompareMode Mode { get; private set; }

    /// <summary>The named playlist that is gone through; null for the film's shots in playing order.</summary>
    public PlaylistId? Playlist { get; private set; }

    /// <summary>Which of the film's shots are listed.</summary>
    public ReviewFilter Filter { get; private set; }

    /// <summary>The note whose frame is shown; null for none.</summary>
    public NoteId? Note { get; private set; }

    /// <summary>Whether the leader of the viewing is followed.</summary>
    public bool IsFollowing { get; private set; } = true;

    /// <summary>Turns to a shot; comparison and note of another end.</summary>
    public void Open(ShotId shot)
    {
        if (Shot == shot) return;
        (Shot, Take, Compared, Note) = (shot, null, null, null);
        Changed?.Invoke();
    }

    /// <summary>Turns to a place of the list.</summary>
    public void Open(ReviewItem item)
    {
        if (Playlist is null)
        {
            Open(item.Shot.Id);
            return;
        }

        if (Shot == item.Shot.Id && Take == item.Take.Id) return;
        (Shot, Take, Compared, Note) = (item.Shot.Id, item.Take.Id, null, null);
        Changed?.Invoke();
    }

    /// <summary>Shows a take of the shot.</summary>
    public void Watch(TakeId take)
    {
        (Take, Note) = (take, null);
        if (Compared == take) Compared = null;
        Changed?.Invoke();
    }

    /// <summary>Sets another take beside it; null ends that.</summary>
    public void Compare(TakeId? other)
    {
        Compared = other;
        Changed?.Invoke();
    }

    /// <summary>Chooses how two takes are looked at.</summary>
    public void Show(CompareMode mode)
    {
        Mode = mode;
        Changed?.Invoke();
    }

    /// <summary>Lists shots of the film, in playing order.</summary>
    public void List(ReviewFilter filter)
    {
        (Filter, Playlist) = (filter, null);
        Changed?.Invoke();
    }

    /// <summary>Lists the takes of a playlist.</summary>
    public void List(PlaylistId playlist)
    {
        Playlist = playlist;
        Changed?.Invoke();
    }

    /// <summary>Marks a note, with the take that it is about.</summary>
    public void Select(Note? note)
    {
        if (note is not null && Take != note.TakeId) (Take, Compared) = (note.TakeId, null);
        Note = note?.Id;
        Changed?.Invoke();
    }

    /// <summary>Begins or ends to follow the leader.</summary>
    public void Follow(bool follows)
    {
        if (IsFollowing == follows) return;
        IsFollowing = follows;
        Changed?.Invoke();
    }

    /// <summary>The take in the player: the one asked for, else the one in the cut, else the newest; null where the shot has none.</summary>
    public Take? TakeIn(Shot shot) =>
        shot.Takes.FirstOrDefault(take => take.Id == Take) ?? shot.Takes.FirstOrDefault(take => take.Id == shot.ChosenTake) ?? shot.Takes.LastOrDefault();

    /// <summary>The take that a comparison begins with: the one in the cut, else the one before, else any other; null where there is none.</summary>
    public Take? PartnerIn(Shot shot)
    {
        if (TakeIn(shot) is not { } take) return null;
        var others = shot.Takes.Where(other => other.Id != take.Id).ToList();
        return others.Find(other => other.Id == shot.ChosenTake) ?? others.FindLast(other => other.Number < take.Number) ?? others.FirstOrDefault();
    }

    /// <summary>What is listed, in order: the takes of the chosen playlist that are there, else the shots that the filter lets through.</summary>
    public IEnumerable<ReviewItem> ItemsOf(Storyboard storyboard) => Playlist is { } id && storyboard.FindPlaylist(id) is { } playlist
        ? playlist.Takes.SelectMany(take => storyboard.Shots, (take, shot) => (shot, take: shot.Takes.FirstOrDefault(one => one.Id == take)))
            .Where(found => found.take is not null).Select(found => new ReviewItem(found.shot, found.take!))
        : ShotsOf(storyboard).Select(shot => new ReviewItem(shot, TakeIn(shot)!));

    /// <summary>Whether a place of the list is what is watched.</summary>
    public bool IsAt(ReviewItem item) => item.Shot.Id == Shot && (Playlist is null || TakeIn(item.Shot)?.Id == item.Take.Id);

    private IEnumerable<Shot> ShotsOf(Storyboard storyboard) => storyboard.Shots.Where(shot => shot.Takes.Length > 0 && Filter switch
    {
        ReviewFilter.ForReview => shot.Status == ShotStatus.ForReview,
        ReviewFilter.OpenNotes => shot.Notes.Any(note => !note.IsResolved),
        _ => true,
    });
}
