using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Shots;

/// <summary>One shot at work: its viewer, its takes, and a panel for each thing that can be done to it.</summary>
public sealed partial class ShotPage : IAsyncDisposable
{
    private readonly ShotView View = new();
    private IReadOnlyDictionary<UserId, string> names = new Dictionary<UserId, string>();
    private ElementReference root;
    private Board.UndoToast? toast;
    private string? closed;
    private long revision;
    private DotNetObjectReference<ShotPage>? self;
    private IJSObjectReference? page;

    /// <summary>The project of the address.</summary>
    [Parameter] public Guid Project { get; set; }

    /// <summary>The shot of the address; none opens the film's first.</summary>
    [Parameter] public Guid? ShotKey { get; set; }

    /// <summary>The verb whose panel is open at first, by its name.</summary>
    [SupplyParameterFromQuery(Name = "verb")] public string? Verb { get; set; }

    /// <summary>The note because of which a take is made, by its name; null for none.</summary>
    [SupplyParameterFromQuery(Name = "note")] public string? Note { get; set; }

    [Inject] private BoardSession Session { get; set; } = default!;

    [Inject] private IProjectStore Projects { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private StudioModels Models { get; set; } = default!;

    private Shot? Shot => Session.Current.FindShot(View.Shot);

    private string DocumentTitle
    {
        get
        {
            if (!Session.IsOpen || Shot is not { } shot) return "Shot · SoraCollab";
            var title = shot.Title.Length > 0 ? shot.Title : $"Shot {StoryboardNumbers.Of(Session.Current).GetValueOrDefault(shot.Id)}";
            return Session.Queue.ForShot(shot.Id) is { StepCount: > 0 } job ? $"{job.Step}/{job.StepCount} · {title} · SoraCollab" : $"{title} · SoraCollab";
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        Session.Changed -= OnChanged;
        Session.Changed += OnChanged;
        View.Changed -= OnChanged;
        View.Changed += OnChanged;
        try
        {
            // Coming from another page of the same project the session is open already.
            if (!Session.IsOpen || Session.Current.Id.Value != Project) await Session.OpenAsync(new ProjectId(Project));
            names = (await Projects.ListMembersAsync(Session.Current.Id)).ToDictionary(member => member.UserId, member => member.DisplayName);
        }
        catch (StudioException refusal)
        {
            closed = refusal.Message;
            return;
        }

        ShotId? wanted = ShotKey is { } key ? new ShotId(key) : Session.Current.Shots.FirstOrDefault()?.Id;
        if (wanted is not { } shot) return;
        View.Open(shot, Verb);
        Session.SetEditing(shot);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var isShown = Session.IsOpen && closed is null && Shot is not null;
        // A shot that was removed may come back by undo, as new elements.
        if (!isShown && page is not null) await DetachAsync();
        if (!isShown || self is not null || root.Context is null) return;
        self = DotNetObjectReference.Create(this);
        try
        {
            await using var script = await Js.InvokeAsync<IJSObjectReference>("import", "/js/shot.js");
            page = await script.InvokeAsync<IJSObjectReference>("attach", root, self);
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
            case ("g", false, false): await GenerateAsync(); break;
            case ("escape", false, false): await EscapeAsync(shot); break;
            case ("z", false, true): await Session.UndoAsync(); break;
            case ("z", true, true) or ("y", false, true): await Session.RedoAsync(); break;
            case ("arrowup", false, false): Step(shot, +1); break;
            case ("arrowdown", false, false): Step(shot, -1); break;
            case ("w", false, false): Compare(shot); break;
            case ([>= '0' and <= '5'], false, false) when View.SourceIn(shot) is { } take:
                await Session.SendAsync(new RateTake(shot.Id, take.Id, key[0] == '0' ? null : key[0] - '0'));
                break;
        }
    }

    private async Task GenerateAsync()
    {
        if (Shot is not { } shot) return;
        if (page is not null) await page.InvokeVoidAsync("flushPrompt");
        var plan = PlanOf(shot);
        if (plan is not { Verb: { } verb, Problem: null }) return;
        if (await Session.GenerateAsync(shot.Id, new TakeRequest(verb) { Variations = plan.Variations, Words = View.Draft.OwnWords }) is not [var first, ..]) return;
        var take = new TakeId(first.Value);
        View.Watch(take);
        if (NoteId.TryParse(Note, null, out var note) && shot.Notes.Any(one => one.Id == note)) await Session.SendAsync(new LinkRetake(shot.Id, note, take));
    }

    private VerbPlan PlanOf(Shot shot) => new(View.Draft, shot.Format, Models.Default, View.SourceIn(shot),
        View.Draft.JoinTo is { } target ? Session.Current.FindTake(target) : null);

    // From the nearest thing to the farthest: what is compared, then the take that is made.
    private async Task EscapeAsync(Shot shot)
    {
        if (View.Compared is not null) View.Compare(null);
        else if (Session.Queue.ForShot(shot.Id) is { } job) await Session.CancelAsync(job.Id);
    }

    // The strip shows the newest take first, so up is to the left: newer.
    private void Step(Shot shot, int by)
    {
        var at = View.SourceIn(shot) is { } take ? shot.Takes.IndexOf(take) : -1;
        if (at >= 0) View.Watch(shot.Takes[Math.Clamp(at + by, 0, shot.Takes.Length - 1)].Id);
    }

    private void Compare(Shot shot) => View.Compare(View.Compared is null ? TakeCompare.Partner(shot, View)?.Id : null);

    private void OnChanged() => _ = InvokeAsync(() =>
    {
        revision++;
        StateHasChanged();
    });

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
        View.Changed -= OnChanged;
        await DetachAsync();
    }
}
