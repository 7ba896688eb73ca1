using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SoraCollab.Core;
using SoraCollab.Core.Screenplays;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Board;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Screenplays;

/// <summary>The screenplay of a film: its scenes left, its words in the middle with the shots made of them, its cast right.</summary>
public sealed partial class ScriptPage : IAsyncDisposable
{
    private ElementReference root;
    private UndoToast? toast;
    private string? closed;
    private long revision;
    private bool isBusy;
    private ScriptPlan? plan;
    private ScriptDraft? read;
    private List<ScriptPassage> open = [];
    private List<Shot> orphans = [];
    private IReadOnlyDictionary<ShotId, string> numbers = new Dictionary<ShotId, string>();
    private DotNetObjectReference<ScriptPage>? self;
    private IJSObjectReference? page;

    /// <summary>The project of the address.</summary>
    [Parameter] public Guid Project { get; set; }

    [Inject] private BoardSession Session { get; set; } = default!;

    [Inject] private StudioModels Models { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    private string Title => plan is { Screenplay.Title: { Length: > 0 } title } ? title : Session.Current.Title;

    private List<ScriptCharacter> NewCast => [.. plan?.Characters.Where(character => ScriptAcceptance.MemberOf(Session.Current, character) is null) ?? []];

    private string BreakTitle => open.Count == 0 ? "Every passage has its shot" : NewCast.Count switch
    {
        0 => $"Makes {open.Count} shots",
        1 => $"Takes one person into the cast and makes {open.Count} shots",
        var people => $"Takes {people} people into the cast and makes {open.Count} shots",
    };

    protected override async Task OnParametersSetAsync()
    {
        Session.Changed -= OnChanged;
        Session.Changed += OnChanged;
        try
        {
            // Coming from another page of the same project the session is open already.
            if (!Session.IsOpen || Session.Current.Id.Value != Project) await Session.OpenAsync(new ProjectId(Project));
            Session.SetEditing(null);
            Look();
        }
        catch (StudioException refusal)
        {
            closed = refusal.Message;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (self is not null || !Session.IsOpen || closed is not null || root.Context is null) return;
        self = DotNetObjectReference.Create(this);
        try
        {
            await using var script = await Js.InvokeAsync<IJSObjectReference>("import", "/js/script.js");
            page = await script.InvokeAsync<IJSObjectReference>("attach", root, self);
        }
        catch (JSDisconnectedException)
        {
            // The browser left while the page was opening.
        }
    }

    /// <summary>Undo (z) or redo (y), pressed while nobody types.</summary>
    [JSInvokable]
    public Task OnKeyAsync(string key) => key == "z" ? Session.UndoAsync() : Session.RedoAsync();

    private async Task TakeAsync(string fountain)
    {
        var isNext = Session.Current.Script is not null;
        if (await Session.SendAsync(new SetScript(fountain))) toast?.Show(isNext ? "The next draft is here." : "The script is here.");
    }

    private async Task AcceptAsync(ScriptPassage passage)
    {
        if (isBusy || plan is null || ScriptAcceptance.ShotOf(Session.Current, passage) is not null) return;
        var sent = await SendAsync(plan, passage);
        if (sent > 0) toast?.Show("The shot is on the board.", sent);
    }

    private async Task AcceptAllAsync()
    {
        if (isBusy || plan is not { } all) return;
        isBusy = true;
        var (sent, shots) = (0, 0);
        try
        {
            // The cast comes first, so that the prompts mention it.
            foreach (var character in NewCast)
            {
                if (!await Session.SendAsync(ScriptAcceptance.Accept(character))) return;
                sent++;
            }

            foreach (var passage in open.ToList())
            {
                if (ScriptAcceptance.ShotOf(Session.Current, passage) is not null) continue;
                var commands = await SendAsync(all, passage);
                if (commands == 0) return;
                (sent, shots) = (sent + commands, shots + 1);
            }
        }
        finally
        {
            isBusy = false;
            if (sent > 0) toast?.Show($"{shots} {(shots == 1 ? "shot is" : "shots are")} on the board.", sent);
        }
    }

    /// <summary>How many commands were taken; 0 where one was refused, and then none of them is left.</summary>
    private async Task<int> SendAsync(ScriptPlan of, ScriptPassage passage)
    {
        var sent = 0;
        foreach (var command in ScriptAcceptance.Accept(Session.Current, of, passage, ShotId.New(), Models.Default?.DefaultFormat ?? ShotFormat.Default))
        {
            if (!await Session.SendAsync(command))
            {
                for (; sent > 0; sent--) await Session.UndoAsync();
                return 0;
            }

            sent++;
        }

        return sent;
    }

    /// <summary>Works out anew what the page shows of the storyboard. The script is read only where it is another than before.</summary>
    private void Look()
    {
        var storyboard = Session.Current;
        if (!ReferenceEquals(read, storyboard.Script)) (read, plan) = (storyboard.Script, storyboard.Script is { } draft ? ScriptPlan.Of(draft.Text) : null);
        var made = storyboard.Shots.Select(shot => shot.Script.Passage).ToHashSet();
        open = [.. plan?.Passages.Where(passage => !made.Contains(passage.Key)) ?? []];
        orphans = plan is null ? [] : [.. ScriptAcceptance.Orphans(storyboard, plan)];
        numbers = StoryboardNumbers.Of(storyboard);
    }

    private void OnChanged() => _ = InvokeAsync(() =>
    {
        if (Session.IsOpen && closed is null) Look();
        revision++;
        StateHasChanged();
    });

    public async ValueTask DisposeAsync()
    {
        Session.Changed -= OnChanged;
        try
        {
            if (page is not null)
            {
                await page.InvokeVoidAsync("detach");
                await page.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its listeners with it.
        }

        self?.Dispose();
    }
}
