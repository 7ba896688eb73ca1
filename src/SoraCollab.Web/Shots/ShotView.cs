using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Takes;

namespace SoraCollab.Web.Shots;

/// <summary>What one person looks at on the Shot page. Not shared with others.</summary>
public sealed class ShotView
{
    private VerbDraft _draft = new();
    private TakeId? _lastTake;

    /// <summary>Raised after any of it changed.</summary>
    public event Action? Changed;

    /// <summary>The shot of the page.</summary>
    public ShotId Shot { get; private set; }

    /// <summary>
    /// The take in the viewer. A take that is still made is named by its job, which has the same 128 bits: so the viewer
    /// goes from the denoising to the take without being told. Null lets the page choose.
    /// </summary>
    public TakeId? Watched { get; private set; }

    /// <summary>The take laid over the watched one; null when nothing is compared.</summary>
    public TakeId? Compared { get; private set; }

    /// <summary>The take that was kept of its variations; null until one was.</summary>
    public TakeId? KeptAlone { get; private set; }

    /// <summary>What is set on the panels.</summary>
    public VerbDraft Draft
    {
        get => _draft;
        set
        {
            if (_draft == value) return;
            _draft = value;
            Changed?.Invoke();
        }
    }

    /// <summary>Turns to a shot; what was set for another is forgotten.</summary>
    public void Open(ShotId shot, string? verb)
    {
        if (Shot == shot)
        {
            if (verb is not null) Draft = Draft with { Kind = VerbFace.Of(verb).Kind };
            return;
        }

        (Shot, Watched, Compared, KeptAlone, _lastTake) = (shot, null, null, null, null);
        _draft = new VerbDraft { Kind = VerbFace.Of(verb).Kind };
        Changed?.Invoke();
    }

    /// <summary>Shows a take, or the denoising of one.</summary>
    public void Watch(TakeId take)
    {
        if (Watched == take) return;
        Watched = take;
        if (Compared == take) Compared = null;
        Changed?.Invoke();
    }

    /// <summary>Ends looking at variations: from here on the kept one is watched alone.</summary>
    public void Keep(TakeId take)
    {
        KeptAlone = take;
        Watched = take;
        Changed?.Invoke();
    }

    /// <summary>Lays another take over the watched one; null ends it.</summary>
    public void Compare(TakeId? take)
    {
        Compared = take;
        Changed?.Invoke();
    }

    /// <summary>
    /// The take that verbs begin from: the one in the viewer, or while a new one is made the one that was in it before;
    /// else the take in the cut, else the newest.
    /// </summary>
    public Take? SourceIn(Shot shot)
    {
        Take? Find(TakeId? id) => id is null ? null : shot.Takes.FirstOrDefault(take => take.Id == id);
        var source = Find(Watched) ?? Find(_lastTake) ?? Find(shot.ChosenTake) ?? shot.Takes.LastOrDefault();
        _lastTake = source?.Id;
        return source;
    }
}
