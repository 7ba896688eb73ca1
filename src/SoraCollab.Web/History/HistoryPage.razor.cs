using Microsoft.AspNetCore.Components;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Board;
using SoraCollab.Web.Review;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Shared;

namespace SoraCollab.Web.History;

/// <summary>Who changed what of a film and when, the film as it was after each edit, and the way to bring that back.</summary>
public sealed partial class HistoryPage : IDisposable
{
    private IReadOnlyDictionary<UserId, string> names = new Dictionary<UserId, string>();
    private readonly List<FilmEdit> edits = [];
    private IReadOnlyDictionary<ShotId, string> thenNumbers = new Dictionary<ShotId, string>();
    private UndoToast? toast;
    private string? closed;
    private bool isReading;
    private long newest, before, revision;
    private FilmEdit? shown;
    private Storyboard? then;

    /// <summary>The project of the address.</summary>
    [Parameter] public Guid Project { get; set; }

    [Inject] private BoardSession Session { get; set; } = default!;

    [Inject] private FilmHistory History { get; set; } = default!;

    [Inject] private ReviewNames Names { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        Session.Changed -= OnChanged;
        Session.Changed += OnChanged;
        try
        {
            // Coming from another page of the same project the session is open already.
            if (!Session.IsOpen || Session.Current.Id.Value != Project) await Session.OpenAsync(new ProjectId(Project));
            Session.SetEditing(null);
            await ReadAsync();
        }
        catch (StudioException refusal)
        {
            closed = refusal.Message;
        }
    }

    private string NameOf(UserId user) => user == UserId.Studio ? "The studio" : names.GetValueOrDefault(user, "Somebody who left");

    /// <summary>Reads the newest edits; what was read before is read again.</summary>
    private async Task ReadAsync()
    {
        var current = Session.Current;
        names = await Names.OfAsync(current.Id);
        var (read, from) = await History.ReadAsync(current, current.Version);
        edits.Clear();
        edits.AddRange(read);
        (newest, before) = (current.Version, from);
    }

    private async Task ReadOlderAsync()
    {
        if (isReading) return;
        isReading = true;
        var (read, from) = await History.ReadAsync(Session.Current, before);
        edits.AddRange(read);
        (before, isReading) = (from, false);
    }

    private async Task LookAsync(FilmEdit edit)
    {
        then = await History.AtAsync(Session.Current, edit.Version);
        thenNumbers = StoryboardNumbers.Of(then);
        shown = edit;
    }

    // As far as it is written; what was made of it does not count.
    private bool IsSame(Shot shot) => Session.Current.FindShot(shot.Id) is { } now
        && (now.Title, now.Prompt, now.Format, now.Order) == (shot.Title, shot.Prompt, shot.Format, shot.Order);

    private async Task RestoreAsync()
    {
        if (shown is not { } edit) return;
        if (!await Session.SendAsync(new RestoreVersion(edit.Version))) return;
        toast?.Show($"The film is as it was {FilmTime.Ago(Clock.GetUtcNow() - edit.At)}.");
        await ReadAsync();
    }

    private void OnChanged() => _ = InvokeAsync(() =>
    {
        revision++;
        StateHasChanged();
    });

    public void Dispose() => Session.Changed -= OnChanged;
}
