using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SoraCollab.Core;
using SoraCollab.Core.Reviews;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Text;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Shared;

namespace SoraCollab.Web.Review;

/// <summary>The takes of a film as its team judges them: one plays, all write notes, one may lead what all see.</summary>
public sealed partial class ReviewPage : IAsyncDisposable
{
    private readonly ReviewView View = new();
    private IReadOnlyDictionary<UserId, string> names = new Dictionary<UserId, string>();
    private readonly HashSet<UserId> unknown = [];
    private ElementReference root;
    private Board.UndoToast? toast;
    private string? closed;
    private long revision;
    private PlayState play = PlayState.Start;
    private DotNetObjectReference<ReviewPage>? self;
    private IJSObjectReference? page;

    /// <summary>The project of the address.</summary>
    [Parameter] public Guid Project { get; set; }

    /// <summary>The shot of the address; none opens the first of the playlist.</summary>
    [Parameter] public Guid? ShotKey { get; set; }

    [Inject] private BoardSession Session { get; set; } = default!;

    [Inject] private ReviewStage Stage { get; set; } = default!;

    [Inject] private ReviewNames Reviewers { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    private Shot? Shot => View.Shot is { } shot && Session.Current.FindShot(shot) is { Takes.Length: > 0 } found ? found : null;

    private bool Leads => Session.IsOpen && Stage.Of(Session.Current.Id)?.Leader.Id == Session.Me.Id;

    protected override async Task OnParametersSetAsync()
    {
        Session.Changed -= OnChanged;
        Session.Changed += OnChanged;
        View.Changed -= OnViewChanged;
        View.Changed += OnViewChanged;
        Stage.Changed -= OnStage;
        Stage.Changed += OnStage;
        Stage.Pointed -= OnPointed;
        Stage.Pointed += OnPointed;
        try
        {
            // Coming from another page of the same project the session is open already.
            if (!Session.IsOpen || Session.Current.Id.Value != Project) await Session.OpenAsync(new ProjectId(Project));
            names = await Reviewers.OfAsync(Session.Current.Id);
        }
        catch (StudioException refusal)
        {
            closed = refusal.Message;
            return;
        }

        if (ShotKey is { } key) View.Open(new ShotId(key));
        OpenFirst();
        Session.SetEditing(View.Shot);
        await FollowAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var isShown = Session.IsOpen && closed is null && Shot is not null;
        if (!isShown && page is not null) await DetachAsync();
        if (!isShown || self is not null || root.Context is null) return;
        self = DotNetObjectReference.Create(this);
        try
        {
            await using var script = await Js.InvokeAsync<IJSObjectReference>("import", "/js/review.js");
            page = await script.InvokeAsync<IJSObjectReference>("attach", root, self);
            await TellBrowserAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser left while the page was opening.
        }
    }

    /// <summary>A key of the page that the server must hear, pressed while nobody types; the names are those of KeyboardEvent.</summary>
    [JSInvokable]
    public async Task OnKeyAsync(string key, bool shift, bool control)
    {
        if (Shot is not { } shot) return;
        switch (key.ToLowerInvariant(), shift, control)
        {
            case ("a", false, false): await ApproveAsync(); break;
            case ("r", true, false): await RetakeAsync(); break;
            case ("w", false, false): View.Compare(View.Compared is null ? View.PartnerIn(shot)?.Id : null); break;
            case ("[", false, false): await StepNoteAsync(shot, -1); break;
            case ("]", false, false): await StepNoteAsync(shot, +1); break;
            case ("arrowup", false, false): Step(-1); break;
            case ("arrowdown", false, false): Step(+1); break;
            case ("z", false, true): await Session.UndoAsync(); break;
            case ("z", true, true) or ("y", false, true): await Session.RedoAsync(); break;
        }
    }

    /// <summary>A note was written in the browser.</summary>
    /// <returns>Whether it was taken; what was typed stays there otherwise.</returns>
    [JSInvokable]
    public async Task<bool> OnNoteAsync(string words, int frame, int? lastFrame, DrawnStroke[] drawing)
    {
        if (Shot is not { } shot || View.TakeIn(shot) is not { } take) return false;
        var note = NoteId.New();
        if (!await Session.SendAsync(new AddNote(shot.Id, note, take.Id, frame, lastFrame, words.Trim(), [.. drawing.Select(stroke => stroke.ToStroke())]))) return false;
        View.Select(Session.Current.FindShot(shot.Id)?.Notes.FirstOrDefault(one => one.Id == note));
        return true;
    }

    /// <summary>A marker of a note was chosen in the browser.</summary>
    [JSInvokable]
    public void OnMarker(Guid note) => View.Select(Shot?.Notes.FirstOrDefault(one => one.Id.Value == note));

    /// <summary>The player does something else than before.</summary>
    [JSInvokable]
    public void OnPlayer(PlayState now)
    {
        if (!now.IsSound) return;
        play = now;
        if (Leads) Show();
    }

    /// <summary>The leader points at a place of the picture, or ends to.</summary>
    [JSInvokable]
    public void OnLaser(LaserPoint? at)
    {
        if (Leads && at is null or { IsSound: true }) Stage.Point(Session.Current.Id, Session.Me.Id, at);
    }

    /// <summary>The clip came to its end and is not to begin again.</summary>
    /// <returns>Whether another follows, which shall play.</returns>
    [JSInvokable]
    public bool OnEnded() => (Stage.Of(Session.Current.Id) is null || Leads || !View.IsFollowing) && Step(+1);

    /// <summary>The person took the player into their own hands.</summary>
    [JSInvokable]
    public void OnTouched()
    {
        if (!Leads && Stage.Of(Session.Current.Id) is not null) View.Follow(false);
    }

    private async Task ApproveAsync()
    {
        if (Shot is not { } shot || shot.Status == ShotStatus.Approved) return;
        if (await Session.SendAsync(new SetShotStatus(shot.Id, ShotStatus.Approved))) toast?.Show($"Shot {NumberOf(shot)} is approved.");
    }

    private async Task RetakeAsync()
    {
        if (Shot is not { } shot || shot.Status == ShotStatus.Retake) return;
        if (await Session.SendAsync(new SetShotStatus(shot.Id, ShotStatus.Retake))) toast?.Show($"Shot {NumberOf(shot)} is to be made again.");
    }

    /// <summary>Opens the shot with what the note says at the end of its prompt; the take made there is linked to the note.</summary>
    private async Task RetakeFromNote(Note note)
    {
        if (Shot is not { } shot) return;
        var words = note.Words.ReplaceLineEndings(" ").Trim();
        if (words.Length > 0)
        {
            var after = shot.Prompt.Length == 0 ? words : $"{shot.Prompt.TrimEnd()} {words}";
            if (!await Session.SendAsync(new EditPrompt(shot.Id, TextOperation.Between(shot.Prompt, after)))) return;
        }

        if (shot.Status != ShotStatus.Retake && !await Session.SendAsync(new SetShotStatus(shot.Id, ShotStatus.Retake))) return;
        Navigation.NavigateTo(ShotAddress.OfNote(Session.Current.Id, shot.Id, note.Id));
    }

    private async Task SeekAsync(Note note)
    {
        View.Select(note);
        View.Follow(Leads);
        if (page is not null) await page.InvokeVoidAsync("seek", note.TakeId.Value, note.Frame);
    }

    private async Task StepNoteAsync(Shot shot, int by)
    {
        var notes = shot.Notes.Where(note => note.TakeId == View.TakeIn(shot)?.Id).OrderBy(note => note.Frame).ThenBy(note => note.At).ToList();
        if (notes.Count == 0) return;
        var at = notes.FindIndex(note => note.Id == View.Note);
        await SeekAsync(notes[at < 0 ? (by > 0 ? 0 : notes.Count - 1) : (at + by + notes.Count) % notes.Count]);
    }

    private bool Step(int by)
    {
        var items = View.ItemsOf(Session.Current).ToList();
        var at = items.FindIndex(View.IsAt) + by;
        if (at < 0 || at >= items.Count) return false;
        View.Open(items[at]);
        return true;
    }

    private void ToggleLeadAsync()
    {
        if (!Session.IsOpen) return;
        if (Leads) Stage.Leave(Session.Current.Id, Session.Me.Id);
        else if (StateNow() is { } state) Stage.Lead(Session.Current.Id, state);
    }

    private async Task FollowAsync()
    {
        View.Follow(true);
        FollowLeader();
        await TellBrowserAsync();
    }

    private StageState? StateNow() => Shot is { } shot && View.TakeIn(shot) is { } take
        ? new StageState(Session.Me, shot.Id, take.Id, View.Compared, View.Mode, play)
        : null;

    private void Show()
    {
        if (Session.IsOpen && StateNow() is { } state) Stage.Show(Session.Current.Id, state);
    }

    /// <summary>Turns to what the leader shows.</summary>
    private void FollowLeader()
    {
        if (!Session.IsOpen || Leads || !View.IsFollowing || Stage.Of(Session.Current.Id) is not { } stage) return;
        if (View.Shot != stage.Shot) View.Open(stage.Shot);
        if (Shot is { } shot && View.TakeIn(shot)?.Id != stage.Take) View.Watch(stage.Take);
        if (View.Compared != stage.Compared) View.Compare(stage.Compared);
        if (View.Mode != stage.Mode) View.Show(stage.Mode);
    }

    private async Task TellBrowserAsync()
    {
        if (page is null || !Session.IsOpen) return;
        var stage = Stage.Of(Session.Current.Id);
        var follows = stage is not null && !Leads && View.IsFollowing;
        try
        {
            await page.InvokeVoidAsync("follow", Leads, follows ? stage!.Take.Value : null, follows ? stage!.Play : null);
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone.
        }
    }

    /// <summary>Opens the first of the list where nothing is open that can be watched: the shot was removed, or its takes, or has none yet.</summary>
    private void OpenFirst()
    {
        if (Shot is not null) return;
        if (View.ItemsOf(Session.Current).FirstOrDefault() is { } first) View.Open(first);
        // The list that was chosen is empty: with no shot open there would be no list to choose another from.
        else if (Session.Current.Shots.FirstOrDefault(shot => shot.Takes.Length > 0) is { } any) View.Open(any.Id);
    }

    private string NumberOf(Shot shot) => StoryboardNumbers.Of(Session.Current).GetValueOrDefault(shot.Id, "");

    private void OnChanged() => _ = InvokeAsync(async () =>
    {
        if (Session.IsOpen)
        {
            OpenFirst();
            // Somebody wrote who was not here yet when the page was opened, a new member or a guest; asked once of each.
            if (Shot?.Notes.Any(note => !names.ContainsKey(note.Author) && unknown.Add(note.Author)) == true) names = await Reviewers.OfAsync(Session.Current.Id);
        }

        revision++;
        StateHasChanged();
    });

    private void OnViewChanged() => _ = InvokeAsync(() =>
    {
        if (!Session.IsOpen) return;
        Session.SetEditing(View.Shot);
        if (Leads) Show();
        revision++;
        StateHasChanged();
    });

    private void OnStage(ProjectId project)
    {
        if (project.Value != Project) return;
        _ = InvokeAsync(async () =>
        {
            if (!Session.IsOpen) return;
            FollowLeader();
            revision++;
            StateHasChanged();
            await TellBrowserAsync();
        });
    }

    private void OnPointed(ProjectId project, LaserPoint? at)
    {
        if (project.Value != Project) return;
        _ = InvokeAsync(async () =>
        {
            if (page is null || !Session.IsOpen || Leads || !View.IsFollowing) return;
            try
            {
                await page.InvokeVoidAsync("laser", at);
            }
            catch (JSDisconnectedException)
            {
                // The browser is gone.
            }
        });
    }

    private async Task DetachAsync()
    {
        var (left, with) = (page, self);
        (page, self) = (null, null);
        try
        {
            if (left is not null)
            {
                await left.InvokeVoidAsync("detach");
                await left.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its listeners with it.
        }

        with?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        Session.Changed -= OnChanged;
        View.Changed -= OnViewChanged;
        Stage.Changed -= OnStage;
        Stage.Pointed -= OnPointed;
        if (Session.IsOpen) Stage.Leave(Session.Current.Id, Session.Me.Id);
        await DetachAsync();
    }
}
