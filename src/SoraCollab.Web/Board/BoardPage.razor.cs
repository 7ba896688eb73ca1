using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Shared;

namespace SoraCollab.Web.Board;

/// <summary>The storyboard of a project: scenes left, shot cards in the middle, inspector right.</summary>
public sealed partial class BoardPage : IAsyncDisposable
{
    private readonly BoardView View = new();
    private ElementReference root;
    private UndoToast? toast;
    private string? closed;
    private long revision;
    private DotNetObjectReference<BoardPage>? self;
    private IJSObjectReference? script;
    private IJSObjectReference? board;

    /// <summary>The project of the address.</summary>
    [Parameter] public Guid Project { get; set; }

    [Inject] private BoardSession Session { get; set; } = default!;

    [Inject] private StudioModels Models { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    private Shot? SelectedShot => View.Selected is { } id ? Session.Current.FindShot(id) : null;

    /// <summary>While a take is made the title says so, so that another tab or window shows it.</summary>
    private string DocumentTitle
    {
        get
        {
            if (!Session.IsOpen) return "Board · SoraCollab";
            var running = Session.Queue.Jobs.FirstOrDefault(job => !job.HasEnded && job.Position == 0);
            return running is { StepCount: > 0 }
                ? $"{running.Step}/{running.StepCount} · {Session.Current.Title} · SoraCollab"
                : $"{Session.Current.Title} · SoraCollab";
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        Session.Changed -= OnChanged;
        Session.Changed += OnChanged;
        View.Changed -= OnViewChanged;
        View.Changed += OnViewChanged;
        try
        {
            // Coming back from another page of the same project the session is open already.
            if (!Session.IsOpen || Session.Current.Id.Value != Project) await Session.OpenAsync(new ProjectId(Project));
            View.SelectQuietly(Session.Current.Shots.FirstOrDefault()?.Id);
        }
        catch (StudioException refusal)
        {
            closed = refusal.Message;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (board is not null || !Session.IsOpen || closed is not null || root.Context is null) return;
        if (self is not null) return;
        self = DotNetObjectReference.Create(this);
        try
        {
            script = await Js.InvokeAsync<IJSObjectReference>("import", "/js/board.js");
            board = await script.InvokeAsync<IJSObjectReference>("attach", root, self);
        }
        catch (JSDisconnectedException)
        {
            // The browser left while the board was opening.
        }
    }

    /// <summary>A key of the board, pressed while nobody types; the names are those of KeyboardEvent.</summary>
    [JSInvokable]
    public async Task OnKeyAsync(string key, bool alt, bool shift, bool control)
    {
        switch (key.ToLowerInvariant(), alt, shift, control)
        {
            case ("n", false, _, false): await AddShotAsync(); break;
            case ("d", false, false, false): await DuplicateAsync(); break;
            case ("g", false, false, false): await GenerateAsync(); break;
            case ("enter", false, false, false): OpenShot(); break;
            case ("escape", false, false, false): await EscapeAsync(); break;
            case ("delete", false, false, false): await RemoveAsync(); break;
            case ("z", false, false, true): await Session.UndoAsync(); break;
            case ("z", false, true, true) or ("y", false, false, true): await Session.RedoAsync(); break;
            case ("arrowleft", true, false, false): await MoveSelectedAsync(-1); break;
            case ("arrowright", true, false, false): await MoveSelectedAsync(1); break;
            case ("arrowleft" or "arrowup", false, false, false): View.Select(View.Neighbour(Session.Current, -1)); break;
            case ("arrowright" or "arrowdown", false, false, false): View.Select(View.Neighbour(Session.Current, 1)); break;
        }
    }

    /// <summary>A card was dropped before another one, or at the end of a scene.</summary>
    [JSInvokable]
    public async Task OnDropAsync(string shot, string scene, string? before)
    {
        if (Guid.TryParse(shot, out var moved) && Guid.TryParse(scene, out var target))
        {
            ShotId? next = Guid.TryParse(before, out var id) ? new ShotId(id) : null;
            await Session.SendAsync(new MoveShot(new ShotId(moved), new SceneId(target), next));
        }
    }

    private Task AddShotAsync() => AddShotInAsync(null);

    /// <summary>Adds after the selection, or at the end of the named scene, or to a first scene made for it.</summary>
    private async Task AddShotInAsync(SceneId? scene)
    {
        var storyboard = Session.Current;
        var after = scene is null ? View.Selected : null;
        var target = scene ?? (after is { } selected ? storyboard.FindSceneOf(selected)?.Id : storyboard.Scenes.LastOrDefault()?.Id);
        if (target is null)
        {
            target = SceneId.New();
            if (!await Session.SendAsync(new AddScene(target.Value, "Scene 1"))) return;
            after = null;
        }

        var like = after is { } neighbour ? storyboard.FindShot(neighbour) : storyboard.Shots.LastOrDefault();
        var shot = ShotId.New();
        if (await Session.SendAsync(new AddShot(shot, target.Value, ShotSeed.FirstOf(shot), Format: like?.Format ?? Models.Default?.DefaultFormat, After: after)))
        {
            View.Select(shot);
            View.Show(InspectorTab.Prompt);
            if (board is not null) await board.InvokeVoidAsync("focusPrompt", shot.Value);
        }
    }

    private async Task DuplicateAsync()
    {
        if (SelectedShot is not { } shot) return;
        var copy = ShotId.New();
        if (await Session.SendAsync(new DuplicateShot(shot.Id, copy))) View.Select(copy);
    }

    private async Task GenerateAsync()
    {
        if (SelectedShot is not { } shot) return;
        if (board is not null) await board.InvokeVoidAsync("flushPrompt");
        await Session.GenerateAsync(shot.Id);
    }

    private void OpenShot()
    {
        if (View.Selected is { } shot) Navigation.NavigateTo(ShotAddress.Of(Session.Current.Id, shot));
    }

    private async Task EscapeAsync()
    {
        if (View.Selected is { } shot && Session.Queue.ForShot(shot) is { } job)
        {
            await Session.CancelAsync(job.Id);
        }
    }

    private async Task RemoveAsync()
    {
        if (SelectedShot is not { } shot) return;
        var number = StoryboardNumbers.Of(Session.Current)[shot.Id];
        var next = View.Neighbour(Session.Current, 1);
        if (!await Session.SendAsync(new RemoveShot(shot.Id))) return;
        View.Select(next == shot.Id ? Session.Current.Shots.LastOrDefault()?.Id : next);
        toast?.Show($"Shot {number} was removed.");
    }

    private async Task MoveSelectedAsync(int step)
    {
        if (SelectedShot is not { } shot || ShotMove.By(Session.Current, shot.Id, step) is not { } move) return;
        await Session.SendAsync(move);
    }

    private void OnChanged() => _ = InvokeAsync(() =>
    {
        if (View.Selected is { } selected && Session.IsOpen && Session.Current.FindShot(selected) is null)
        {
            View.Select(null);
        }

        // Whoever is followed shows the way; it lands in view as if it had been chosen.
        if (Session.IsOpen && Session.Followed is { } user && Session.Present.FirstOrDefault(person => person.User == user) is { Where: { Page: "Board", Shot: { } shown } } && View.Selected != shown)
        {
            View.Select(shown);
            if (board is not null) _ = board.InvokeVoidAsync("reveal", shown.Value).AsTask();
        }

        revision++;
        StateHasChanged();
    });

    private void OnViewChanged() => _ = InvokeAsync(() =>
    {
        Session.SetEditing(View.Selected);
        revision++;
        StateHasChanged();
    });

    public async ValueTask DisposeAsync()
    {
        Session.Changed -= OnChanged;
        View.Changed -= OnViewChanged;
        try
        {
            if (board is not null)
            {
                await board.InvokeVoidAsync("detach");
                await board.DisposeAsync();
            }

            if (script is not null) await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its listeners with it.
        }

        self?.Dispose();
    }
}
